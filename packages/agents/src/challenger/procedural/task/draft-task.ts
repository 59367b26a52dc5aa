import type { FailureCase, Json, Random, Session } from '@sca/core';
import { startsOfWalk } from '../explore/start-values.ts';
import type { Survey } from '../explore/survey.ts';
import { type Walk, walk } from '../explore/walk.ts';
import { isNews, sinceLastWrite } from '../program/is-news.ts';
import type { CarriedOut, Program, ProgramCall } from '../program/program.ts';
import { programCode } from '../program/program-code.ts';
import { programsOf } from '../program/programs-of.ts';
import { type ProgramRun, runProgram } from '../program/run-program.ts';
import type { ToolTeller } from '../wording/tell-apart.ts';
import { wordInstruction } from '../wording/word-instruction.ts';
import { type Answer, chooseAnswer, literalsIn } from './choose-answer.ts';
import { findWitnesses } from './find-witnesses.ts';
import { nearMisses } from './near-misses.ts';
import { isGuessable, verifyCode } from './verify-code.ts';

/** What tasks of one environment are made with. */
export interface Workshop {
  readonly survey: Survey;
  readonly teller: ToolTeller;
  readonly starts: readonly Json[];
  /** Names of all tools that change the state. */
  readonly writeTools: readonly string[];
  startSession(): Session | Promise<Session>;
}

/** A task before it is completed, and what it was made of. */
export interface Draft {
  readonly instruction: string;
  readonly verify: string;
  readonly solution: string;
  readonly failures: FailureCase[];
  readonly calls: readonly CarriedOut[];
  readonly explored: Walk;
}

/** What a task is wanted for. */
export interface DraftWish {
  readonly random: Random;
  readonly start: Json | undefined;
  /** Calls that it should have at least: where short ones have all been made, longer ones are left. */
  readonly fewestCalls: number;
  /** Whether there is such a task already. */
  isTaken(task: TaskOutline): boolean;
}

interface TaskOutline {
  readonly calls: readonly CarriedOut[];
  /** Texts and numbers that the instruction will state. */
  readonly literals: readonly string[];
}

const FEWEST_FAILURES = 3;
/** Calls that are tried on a walk. */
const TRIES = 12;
/** Programs of one walk that are tried. */
const MAX_PROGRAMS = 6;

/** Makes one task; undefined where the walk gave none, which happens now and then. */
export async function draftTask(workshop: Workshop, wish: DraftWish): Promise<Draft | undefined> {
  const { random, fewestCalls } = wish;
  const explored = await takeWalk(workshop, wish);
  const { tools, experience } = workshop.survey;
  const grounded = new Set(tools.filter((tool) => experience.isGrounded(tool)));
  for (const calls of programsOf(explored, { grounded, fewestCalls }, random).slice(0, MAX_PROGRAMS)) {
    const run = await runFresh(workshop, calls);
    if (!run || repeatsItself(calls, run) || wish.isTaken({ calls: run.calls, literals: statedTexts(calls) }))
      continue;
    const answer = chooseAnswer(run, random);
    const draft = answer && (await writeTask(workshop, { calls, run, answer, explored, random }));
    if (draft) return draft;
  }
  return undefined;
}

interface Material {
  readonly calls: readonly ProgramCall[];
  readonly run: ProgramRun;
  readonly answer: Answer;
  readonly explored: Walk;
  readonly random: Random;
}

async function writeTask(
  workshop: Workshop,
  { calls, run, answer, explored, random }: Material,
): Promise<Draft | undefined> {
  const program: Program = { calls, answer: answer.path };
  const witnesses = await findWitnesses(workshop, { calls, run, explored, random });
  if (!witnesses) return undefined;
  const instruction = wordInstruction(
    { program, results: run.results, answer: answer.value },
    { random, teller: workshop.teller },
  );
  if (instruction === undefined || givesAway(instruction, answer)) return undefined;
  const hit = { program, run, answer: answer.value, witnesses, walk: explored };
  const { tools, experience } = workshop.survey;
  const failures = await nearMisses(hit, { random, tools, experience, startSession: workshop.startSession });
  if (failures.length < FEWEST_FAILURES) return undefined;
  const verify = verifyCode({
    answer: answer.value,
    answeredBy: isGuessable(answer.value) ? calls.at(-1)?.tool.name : undefined,
    writeTools: workshop.writeTools,
    writes: calls.filter(({ tool }) => tool.isWrite).length,
    witnesses,
  });
  return { instruction, verify, solution: programCode(program), failures, calls: run.calls, explored };
}

async function takeWalk(
  { survey, starts, startSession }: Workshop,
  { random, start, fewestCalls }: DraftWish,
): Promise<Walk> {
  const { tools, experience, known } = survey;
  const writers = tools.filter(({ isWrite }) => isWrite);
  const readers = tools.filter(({ isWrite }) => !isWrite);
  // Where most tools change something, little can be done without, or with one of them.
  const isWritten = writers.length > readers.length;
  const share = isWritten ? 0.9 : 0.3 + (0.5 * writers.length) / tools.length;
  const mostWrites = random.float() < share ? random.pick(isWritten ? [1, 2, 3, 4] : [1, 1, 1, 2]) : 0;
  // Some writes are accepted far more easily than others: which is tried is settled first.
  const chosen = isWritten ? writers : random.shuffle(writers).slice(0, random.pick([1, 1, 2]));
  const session = await startSession();
  try {
    return await walk({
      ...{ session, random, experience, known, isLearning: false, tries: TRIES },
      tools: [...readers, ...chosen],
      starts: startsOfWalk(starts, start),
      mostWrites: isWritten && mostWrites > 0 ? Math.max(fewestCalls, mostWrites) : mostWrites,
    });
  } finally {
    await session.close();
  }
}

async function runFresh(
  { startSession }: Workshop,
  calls: readonly ProgramCall[],
): Promise<ProgramRun | undefined> {
  const session = await startSession();
  try {
    return await runProgram(session, calls);
  } finally {
    await session.close();
  }
}

function statedTexts(calls: readonly ProgramCall[]): string[] {
  return calls.flatMap(({ args }) => args.flatMap(({ source }) => literalsIn(source)).map(String));
}

/** True where a call gives what an earlier one gave already, with nothing changed in between. */
function repeatsItself(calls: readonly ProgramCall[], { results }: ProgramRun): boolean {
  const made = calls.map(({ tool }, index) => ({ tool, result: results[index] ?? null }));
  return made.some(({ result }, index) => {
    const earlier = sinceLastWrite(made.slice(0, index));
    return !isNews(
      result,
      earlier.map((each) => each.result),
    );
  });
}

/** True where the answer stands in the instruction, so that nothing would have to be looked up. */
function givesAway(instruction: string, { value }: Answer): boolean {
  return (
    typeof value === 'string' && value.length > 2 && instruction.toLowerCase().includes(value.toLowerCase())
  );
}
