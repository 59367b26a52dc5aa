import { FACT_KINDS, type FactKind, type FactKindName } from './fact-kinds.ts';
import type { Fact } from './facts.ts';
import type { Questions } from './questions.ts';
import type { UserScript, UserWish } from './script.ts';

/** Decides what a scripted user says. */
export interface Speaker {
  /** The next wish that was not put forward yet; undefined when all were. */
  nextWish(): string | undefined;
  /** The answer to what was asked; undefined when there is nothing left to say. */
  answer(questions: Questions): string | undefined;
}

/** Turns in a row that bring nothing new before the user gives up. */
const PATIENCE = 5;

/** A speaker that has said nothing yet. */
export function createSpeaker(script: UserScript): Speaker {
  const told = new Set<Fact>();
  const putForward = new Set<UserWish>();
  let fruitless = 0;

  const say = (wish: UserWish): string => {
    putForward.add(wish);
    return wish.say((fact) => told.has(fact));
  };
  const nextWish = (): string | undefined => {
    const wish = script.wishes.find((candidate) => !putForward.has(candidate));
    return wish && say(wish);
  };
  const tell = (facts: readonly Fact[]): string[] => {
    for (const fact of facts) told.add(fact);
    const wishes = script.wishes.filter((wish) => wish.facts.some((fact) => facts.includes(fact)));
    const alone = facts.filter((fact) => !wishes.some((wish) => wish.facts.includes(fact)));
    return [...alone.map(introduce), ...wishes.map(say)];
  };
  const answerQuestions = (questions: Questions): string[] => {
    const facts = askedFacts(script, { questions, putForward: [...putForward] });
    const missing = [...questions.kinds].filter((kind) => !knows(script, kind) && kind !== 'number');
    const lacks = facts.length === 0 ? missing.slice(0, 1) : missing;
    return [...consent(questions, script), ...tell(facts), ...lacks.map(disclaim)];
  };
  const words = (questions: Questions): string | undefined => {
    const { isAsking, isOpen, promisesMore } = questions;
    if (!isAsking) return promisesMore ? 'Thank you, I will wait.' : nextWish();
    const answers = answerQuestions(questions);
    if (answers.length > 0) return answers.join(' ');
    // A question that nothing answers: the next wish, or the last one again unless another was asked for.
    const last = [...putForward].at(-1);
    return nextWish() ?? (isOpen || !last ? undefined : say(last));
  };
  return {
    nextWish,
    answer(questions) {
      const before = told.size + putForward.size;
      const answer = words(questions);
      const isFruitful = told.size + putForward.size > before || questions.wantsConsent;
      fruitless = isFruitful ? 0 : fruitless + 1;
      return fruitless < PATIENCE ? answer : undefined;
    },
  };
}

interface Asked {
  readonly questions: Questions;
  readonly putForward: readonly UserWish[];
}

/** The facts that a question is for: those of the wishes put forward before all others. */
function askedFacts({ facts }: UserScript, { questions, putForward }: Asked): Fact[] {
  const current = putForward.flatMap((wish) => wish.facts);
  const asked = [...questions.kinds].flatMap((kind) => {
    const near = current.filter((fact) => fact.kind === kind);
    return near.length > 0 ? near : facts.filter((fact) => fact.kind === kind);
  });
  const proof = questions.wantsIdentity && !asked.some(isIdentity) ? proofOfIdentity(facts) : [];
  const details = questions.wantsDetails ? current : [];
  return [...new Set([...asked, ...proof, ...details])];
}

/** An email address shows who somebody is; else name and zip code do; else a user id. */
function proofOfIdentity(facts: readonly Fact[]): Fact[] {
  const ofKind = (...kinds: FactKindName[]): Fact[] => facts.filter(({ kind }) => kinds.includes(kind));
  const proofs = [ofKind('email'), ofKind('name', 'zip'), ofKind('user-id')];
  return proofs.find((proof) => proof.length > 0) ?? [];
}

function consent({ wantsConsent, offersPerson }: Questions, { wantsPerson }: UserScript): string[] {
  if (offersPerson) return [wantsPerson ? 'Yes, please.' : 'No, thank you.'];
  return wantsConsent ? ['Yes, please.'] : [];
}

function introduce({ kind, value }: Fact): string {
  const { noun }: FactKind = FACT_KINDS[kind];
  return isIdentity({ kind }) ? `My ${noun} is ${value}.` : `The ${noun} is ${value}.`;
}

function disclaim(kind: FactKindName): string {
  const { noun }: FactKind = FACT_KINDS[kind];
  return `I do not remember ${isIdentity({ kind }) ? 'my' : 'the'} ${noun}.`;
}

function isIdentity({ kind }: Pick<Fact, 'kind'>): boolean {
  const { isIdentity: isAboutUser = false }: FactKind = FACT_KINDS[kind];
  return isAboutUser;
}

function knows({ facts }: UserScript, kind: FactKindName): boolean {
  return facts.some((fact) => fact.kind === kind);
}
