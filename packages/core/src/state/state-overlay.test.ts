import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { createBaseState } from './base-state.ts';
import { freezeState } from './freeze-state.ts';
import { plainValue } from './plain-value.ts';
import { diffOf, type StateDiff } from './state-diff.ts';
import { digestOf } from './state-digest.ts';
import { StateOverlay } from './state-overlay.ts';

// The same programs on every run. With SCA_FUZZ_RUNS=5000 it looks for rare cases instead.
const { SCA_FUZZ_RUNS } = process.env;
const ROUNDS = SCA_FUZZ_RUNS ? { numRuns: Number(SCA_FUZZ_RUNS) } : { numRuns: 60, seed: 1 };

type Container = Record<string, unknown>;

/** One step of a program. Numbers choose among what the state offers when the step runs. */
interface Step {
  readonly kind: (typeof STEP_KINDS)[number];
  /** Which container is changed, and which one is taken from. */
  readonly at: number;
  readonly from: number;
  readonly key: string;
  readonly index: number;
  readonly value: unknown;
}

const STEP_KINDS = [
  'set',
  'overwrite',
  'delete',
  'delete-and-set',
  'set-undefined',
  'alias',
  'assign',
  'nest-alias',
  'push',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'length',
  'change-held',
  'put-held',
  'fork',
] as const;

const keys = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'id',
    '0',
    '7',
    '10',
    'constructor',
    'toString',
    'length',
    'x/y',
    '~',
    '😀',
    '\uffff',
  ),
  fc.integer({ min: 0, max: 40 }).map((index) => `key${index}`),
);
const scalars = fc.oneof(
  fc.constantFrom(null, true, '', -0, 1.5, 1e21, 'x'.repeat(300), '\ud800'),
  fc.integer(),
  fc.string({ maxLength: 40 }),
);
const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;
const rows = fc.oneof(
  { weight: 5, arbitrary: fc.dictionary(keys, values, { maxKeys: 5 }) },
  fc.dictionary(keys, scalars, { minKeys: 14, maxKeys: 20, size: 'max' }),
);
const states = fc.oneof(
  rows,
  fc.record({
    rows: fc.dictionary(keys, rows, { maxKeys: 20, size: 'max' }),
    list: fc.array(values, { maxLength: 20, size: 'max' }),
  }),
);
const steps: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  at: fc.nat(),
  from: fc.nat(),
  key: keys,
  index: fc.nat({ max: 20 }),
  value: values,
});

function isContainer(value: unknown): value is Container {
  return value !== null && typeof value === 'object';
}

function containersOf(root: unknown, found: Container[] = []): Container[] {
  if (!isContainer(root)) return found;
  found.push(root);
  for (const key of Object.keys(root)) containersOf(root[key], found);
  return found;
}

function holds(outer: Container, inner: Container): boolean {
  return containersOf(outer).includes(inner);
}

/** What a tool works on. `held` is a container that it looked at in the step before, wherever that is now. */
interface Hands {
  readonly root: Container;
  held?: Container;
}

/** Runs a step as a tool would, on a view or on an ordinary object alike. */
function run(step: Step, hands: Hands): void {
  const containers = containersOf(hands.root);
  const at = containers[step.at % containers.length] as Container;
  const from = containers[step.from % containers.length] as Container;
  const given = { from, value: structuredClone(step.value) };
  const { held } = hands;
  if (held && step.kind === 'change-held') set(held, step.key, given.value);
  else if (held && step.kind === 'put-held' && !holds(held, at)) set(at, step.key, held);
  else if (Array.isArray(at)) runOnArray(step, at as unknown[], given);
  else runOnRecord(step, at, given);
  hands.held = from;
}

function set(at: Container, key: string, value: unknown): void {
  if (Array.isArray(at)) at.push(value);
  else at[key] = value;
}

interface Given {
  readonly from: Container;
  readonly value: unknown;
}

function runOnRecord({ kind, key, index }: Step, at: Container, { from, value }: Given): void {
  const own = Object.keys(at);
  const some = own[index % own.length] ?? key;
  if (kind === 'overwrite') at[some] = value;
  else if (kind === 'delete') delete at[some];
  else if (kind === 'delete-and-set' && own.length > 0) {
    const kept = at[some];
    delete at[some];
    at[some] = kept;
  } else if (kind === 'set-undefined') at[some] = undefined;
  else if (kind === 'alias' && !holds(from, at)) at[key] = from;
  else if (kind === 'nest-alias' && !holds(from, at)) at[key] = { first: from, second: [from], value };
  else if (kind === 'assign' && !holds(from, at)) Object.assign(at, Array.isArray(from) ? {} : from);
  else if (kind === 'set' || kind === 'push') at[key] = value;
}

function runOnArray({ kind, index }: Step, at: unknown[], { from, value }: Given): void {
  const item = holds(from, at as unknown as Container) ? value : from;
  if (kind === 'set' || kind === 'overwrite') at[index] = value;
  else if (kind === 'delete') delete at[index % (at.length + 1)];
  else if (kind === 'set-undefined') at[index % (at.length + 1)] = undefined;
  else if (kind === 'alias' || kind === 'push') at.push(item, value);
  else if (kind === 'nest-alias') at.push([item], { item });
  else if (kind === 'shift') at.shift();
  else if (kind === 'unshift') at.unshift(item);
  else if (kind === 'splice') at.splice(index, 2, value, item);
  else if (kind === 'sort')
    at.sort((a, b) => (String(JSON.stringify(a)) < String(JSON.stringify(b)) ? -1 : 1));
  else if (kind === 'reverse') at.reverse();
  else if (kind === 'length') at.length = index;
}

/** A program's session and the plain object that the same program made. */
interface Outcome {
  overlay: StateOverlay;
  model: Container;
}

function runBoth(
  state: object,
  program: readonly Step[],
  onFork: (outcome: Outcome) => void = () => {},
): Outcome {
  const outcome = {
    overlay: new StateOverlay(freezeState(state)),
    model: structuredClone(state) as Container,
  };
  let hands = handsOn(outcome);
  for (const step of program) {
    if (step.kind === 'fork') {
      onFork({ ...outcome });
      outcome.overlay = outcome.overlay.fork();
      outcome.model = structuredClone(outcome.model);
      hands = handsOn(outcome);
    }
    for (const each of hands) run(step, each);
  }
  return outcome;
}

function handsOn({ overlay, model }: Outcome): Hands[] {
  return [{ root: model }, { root: overlay.writable as Container }];
}

function asJson(value: unknown): string {
  return JSON.stringify(value);
}

function freshDigest(value: unknown): string {
  return createBaseState(JSON.parse(asJson(value)) as object).digest();
}

function applyDiff(initial: unknown, diff: StateDiff): unknown {
  const holder = { root: structuredClone(initial) } as Container;
  for (const change of diff) {
    const path = [
      'root',
      ...change.path
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
    ];
    const key = path.pop() as string;
    const parent = path.reduce<Container>((at, part) => at[part] as Container, holder);
    if (change.type !== 'removed') parent[key] = change.after;
    else if (Array.isArray(parent)) expect(parent.pop()).toEqual(change.before);
    else delete parent[key];
  }
  return holder.root;
}

describe('programs of random changes', () => {
  const program = fc.array(steps, { maxLength: 25 });
  const programWithoutForks = program.map((steps) => steps.filter(({ kind }) => kind !== 'fork'));

  test('leave what they leave in an ordinary object, in every way of reading it', () => {
    fc.assert(
      fc.property(states, program, (state, steps) => {
        const { overlay, model } = runBoth(state, steps);
        expect(asJson(overlay.writable)).toBe(asJson(model));
        expect(asJson(overlay.readable)).toBe(asJson(model));
        expect(asJson(plainValue(overlay, overlay.writable))).toBe(asJson(model));
      }),
      ROUNDS,
    );
  });

  test('give the digest of a fresh environment with the same state', () => {
    fc.assert(
      fc.property(states, program, (state, steps) => {
        const { overlay, model } = runBoth(state, steps);
        expect(digestOf(overlay)).toBe(freshDigest(model));
      }),
      ROUNDS,
    );
  });

  test('have equal digests only where they leave equal JSON', () => {
    fc.assert(
      fc.property(states, program, (state, steps) => {
        const { overlay, model } = runBoth(state, steps);
        const isEqual = canonicalJson(JSON.parse(asJson(model))) === canonicalJson(JSON.parse(asJson(state)));
        expect(digestOf(overlay) === freshDigest(state)).toBe(isEqual);
        expect(diffOf(overlay).length === 0).toBe(isEqual);
      }),
      ROUNDS,
    );
  });

  test('have a diff that leads from the initial state to theirs', () => {
    fc.assert(
      fc.property(states, program, (state, steps) => {
        const { overlay, model } = runBoth(state, steps);
        const initial = JSON.parse(asJson(state));
        expect(canonicalJson(applyDiff(initial, diffOf(overlay)) as never)).toBe(
          canonicalJson(JSON.parse(asJson(model))),
        );
      }),
      ROUNDS,
    );
  });

  test('go on in a fork without touching the session that they came from', () => {
    fc.assert(
      fc.property(states, program, (state, steps) => {
        const before: { outcome: Outcome; json: string; digest: string }[] = [];
        runBoth(state, steps, (outcome) => {
          before.push({ outcome, json: asJson(outcome.model), digest: digestOf(outcome.overlay) });
        });
        for (const { outcome, json, digest } of before) {
          expect(asJson(outcome.overlay.writable)).toBe(json);
          expect(digestOf(outcome.overlay)).toBe(digest);
        }
      }),
      ROUNDS,
    );
  });

  test('digest the same whether or not digests and diffs were taken on the way', () => {
    fc.assert(
      fc.property(states, programWithoutForks, (state, steps) => {
        const straight = runBoth(state, steps).overlay;
        const watched = new StateOverlay(freezeState(state));
        const hands = { root: watched.writable as Container };
        for (const step of steps) {
          run(step, hands);
          digestOf(watched);
          diffOf(watched);
        }
        expect(digestOf(watched)).toBe(digestOf(straight));
      }),
      ROUNDS,
    );
  });
});
