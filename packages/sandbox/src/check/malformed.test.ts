import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../checker.ts';
import { COUNTERS, taskWith } from '../fixtures/counters.test.support.ts';

const cycle: { self?: unknown } = {};
cycle.self = cycle;

const throwing = {
  get verify(): string {
    throw new Error('a getter');
  },
};

const MALFORMED: readonly (readonly [what: string, task: unknown])[] = [
  ['null', null],
  ['undefined', undefined],
  ['a number', 5],
  ['a text', '{}'],
  ['a list', []],
  ['nothing in it', {}],
  ['a symbol', Symbol('task')],
  ['a function', () => taskWith()],
  ['a promise', Promise.resolve(taskWith())],
  ['a map', new Map(Object.entries(taskWith()))],
  ['a cycle', cycle],
  ['a getter that throws', throwing],
  ['functions for code', taskWith({ verify: () => true })],
  ['a symbol for code', taskWith({ solution: Symbol('code') })],
  ['a bigint for code', taskWith({ solution: 1n })],
  ['no verifier', taskWith({ verify: undefined })],
  ['an empty verifier', taskWith({ verify: '' })],
  ['an empty solution', taskWith({ solution: '' })],
  ['too much code', taskWith({ solution: 'x'.repeat(262_145) })],
  ['no instruction', taskWith({ instruction: '' })],
  ['no failure case', taskWith({ failures: [] })],
  ['too many failure cases', taskWith({ failures: Array.from({ length: 101 }, () => ({ code: '1' })) })],
  ['failure cases as texts', taskWith({ failures: ['return 1;'] })],
  ['a failure case without code', taskWith({ failures: [{ why: 'nothing' }] })],
  ['failure cases as an object', taskWith({ failures: { length: 1, 0: { code: '1' } } })],
  ['no environment', taskWith({ environment: undefined })],
  ['an environment without id', taskWith({ environment: { version: '1' } })],
  ['an environment as text', taskWith({ environment: 'test/counters' })],
  ['another schema', taskWith({ schema: 'sca.task/v2' })],
  ['an unknown provenance', taskWith({ provenance: { kind: 'nobody' } })],
];

describe('a proposal that cannot be read', () => {
  const checker = createChecker({ environment: COUNTERS, workers: 1 });
  afterAll(() => checker.close());

  it.each(MALFORMED)('is malformed: %s', async (_what, task) => {
    const verdict = await checker.check(task);

    expect(verdict).toMatchObject({
      schema: 'sca.verdict/v1',
      taskId: null,
      kept: false,
      reason: 'malformed',
      caseName: null,
      cases: [],
    });
    expect(verdict.detail).not.toBe('');
  });

  it('names what is wrong with it', async () => {
    const { detail } = await checker.check(taskWith({ instruction: 5, failures: [{}] }));

    expect(detail).toMatch(/instruction.*failures\.0\.code/);
  });

  it('with hostile keys is malformed or judged by what it is', async () => {
    const hostile = JSON.parse(
      '{"__proto__": {"verify": "function verify() { return true; }"}, "constructor": 1, "toString": 2}',
    );

    expect((await checker.check(hostile)).reason).toBe('malformed');
    expect(
      (await checker.check({ ...taskWith(), ...JSON.parse('{"__proto__": 1, "constructor": 2}') })).kept,
    ).toBe(true);
  });

  it('does not stop the ones after it', async () => {
    const verdicts = await Promise.all(
      [{}, taskWith(), { verify: () => true }, taskWith(), cycle, taskWith()].map((task) =>
        checker.check(task),
      ),
    );

    expect(verdicts.map(({ kept }) => kept)).toEqual([false, true, false, true, false, true]);
  });
});
