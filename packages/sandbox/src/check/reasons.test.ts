import { REASON_CODES, TaskProposal, taskId, Verdict } from '@sca/core';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../checker.ts';
import { ENGINE_KINDS } from '../engine/engine-rig.test.support.ts';
import { COUNTERS, taskWith } from '../fixtures/counters.test.support.ts';
import { TEST_LIMITS } from '../fixtures/limits.test.support.ts';

const HANG = 'Array(1e9).join("x");';
const READS = 'read_counter({ name: "a" })';
const verifying = (body: string): string => `function verify(answer, transcript) { ${body} }`;

/** What is wrong with each: the reason, the case that shows it, and the changes to a task that is kept. */
const BROKEN: readonly (readonly [
  reason: string,
  caseName: string | null,
  changes: Record<string, unknown>,
])[] = [
  ['environment-mismatch', null, { environment: { id: 'test/other' } }],
  ['environment-mismatch', null, { environment: { id: 'test/counters', world: 'official' } }],
  ['environment-mismatch', null, { environment: { id: 'test/counters', version: '2' } }],
  ['environment-mismatch', null, { environment: { id: 'test/counters', dataHash: 'other' } }],
  ['syntax', 'verify', { verify: 'function verify( {' }],
  ['syntax', 'solution', { solution: 'return (;' }],
  ['syntax', 'failure 2', { failures: [{ code: 'return 1;' }, { code: '}' }] }],
  ['syntax', 'solution', { solution: '}), (globalThis.leak = 1), (async function () {' }],
  ['solution-threw', 'solution', { solution: 'throw new Error("no");' }],
  ['solution-threw', 'solution', { solution: 'add({ name: "z", amount: 1 });' }],
  ['solution-threw', 'solution', { solution: 'return 1n;' }],
  ['verifier-threw', 'solution', { verify: verifying('throw new Error("no");') }],
  ['verifier-threw', 'solution', { verify: 'const verifier = () => true;' }],
  ['verifier-threw', 'solution', { verify: 'throw new Error("outside");' }],
  [
    'verifier-threw',
    'failure 2',
    { verify: verifying(`if (${READS} === 0) throw new Error("no"); return ${READS} === 2;`) },
  ],
  ...['1', '"true"', 'null', '{}', 'undefined', 'new Boolean(true).toString()', '[true]', '() => true'].map(
    (value) => ['verifier-not-boolean', 'solution', { verify: verifying(`return ${value};`) }] as const,
  ),
  [
    'verifier-not-boolean',
    'failure 2',
    { verify: verifying(`return ${READS} === 2 || (${READS} === 1 ? false : 0);`) },
  ],
  ['solution-rejected', 'solution', { verify: verifying('return false;') }],
  ['solution-rejected', 'solution', { solution: 'return 2;' }],
  ['failure-accepted', 'failure 1', { failures: [{ code: 'return add({ name: "a", amount: 2 });' }] }],
  ['failure-accepted', 'failure 2', { verify: verifying(`return answer === 2 && ${READS} > -1;`) }],
  [
    'noop-accepted',
    'no-op undefined',
    { verify: verifying(`return answer === undefined || ${READS} === 2;`) },
  ],
  ...['null', '""', '0', 'true', '[]', '{}'].map(
    (answer) =>
      [
        'noop-accepted',
        `no-op ${answer}`,
        { verify: verifying(`return JSON.stringify(answer) === '${answer}' || ${READS} === 2;`) },
      ] as const,
  ),
  [
    'verifier-wrote',
    'solution',
    {
      verify: verifying(
        `const passes = answer === 2 && ${READS} === 2; add({ name: "b", amount: 1 }); return passes;`,
      ),
    },
  ],
  [
    'verifier-wrote',
    'failure 1',
    {
      verify: verifying(
        `const passes = ${READS} === 2; if (!passes) add({ name: "b", amount: 1 }); return passes;`,
      ),
    },
  ],
  [
    'verifier-wrote',
    'no-op undefined',
    {
      verify: verifying(`if (${READS} === 0) add({ name: "b", amount: 1 }); return ${READS} === 2;`),
      failures: [{ code: 'return add({ name: "a", amount: 1 });' }],
    },
  ],
  [
    'unstable',
    'second run',
    {
      verify: verifying(`return ${READS} === 2;`),
      solution: 'add({ name: "a", amount: 2 }); return Math.random();',
    },
  ],
  [
    'unstable',
    'second run',
    {
      verify: verifying(`return ${READS} === 2;`),
      solution: 'add({ name: "b", amount: Math.floor(Math.random() * 1e6) }); add({ name: "a", amount: 2 });',
    },
  ],
  [
    'unstable',
    'second run',
    {
      verify: verifying(`return ${READS} === 2 && Math.random() < 0.5;`),
      instruction: 'Passes by chance, number 0.',
    },
  ],
  ['timed-out', 'solution', { solution: 'for (;;);' }],
  ['timed-out', 'solution', { solution: HANG }],
  ['timed-out', 'solution', { verify: verifying('for (;;);') }],
  ['timed-out', 'failure 1', { failures: [{ code: HANG }] }],
  [
    'timed-out',
    'no-op undefined',
    {
      verify: verifying(`if (${READS} === 0) ${HANG} return ${READS} === 2;`),
      failures: [{ code: 'return add({ name: "a", amount: 1 });' }],
    },
  ],
  ['out-of-memory', 'solution', { solution: 'new Uint8Array(1e9);' }],
  ['out-of-memory', 'solution', { verify: verifying('try { new Uint8Array(1e9); } catch {} return true;') }],
  ['out-of-memory', 'failure 1', { failures: [{ code: 'new Uint8Array(1e9);' }] }],
  ['output-too-large', 'solution', { solution: 'return "x".repeat(2e6);' }],
  ['output-too-large', 'failure 1', { failures: [{ code: 'return "x".repeat(2e6);' }] }],
  ['pending', 'solution', { solution: 'await new Promise(() => {});' }],
  ['pending', 'solution', { verify: 'const verify = () => new Promise(() => {});' }],
  ['pending', 'failure 1', { failures: [{ code: 'await new Promise(() => {});' }] }],
];

const KEPT: readonly (readonly [what: string, changes: Record<string, unknown>])[] = [
  ['plain', {}],
  [
    'async verifier',
    { verify: `async function verify(answer) { return answer === 2 && (await ${READS}) === 2; }` },
  ],
  ['verifier as a constant', { verify: `const verify = async (answer) => answer === 2 && ${READS} === 2;` }],
  [
    'tools with await',
    { solution: 'const [value] = await Promise.all([add({ name: "a", amount: 2 })]); return await value;' },
  ],
  [
    'tools only in tools',
    { solution: 'tools["list-counters"](); return tools.add({ name: "a", amount: 2 });' },
  ],
  [
    'failure cases that throw',
    {
      failures: [
        { code: 'throw new Error("x");' },
        { code: 'add({ name: "z", amount: 1 });' },
        { code: 'const f = () => f(); f();' },
      ],
    },
  ],
  [
    'a verifier that throws at doing nothing',
    {
      verify: verifying(`if (${READS} === 0) throw new Error("nothing was done"); return ${READS} === 2;`),
      failures: [{ code: 'return add({ name: "a", amount: 1 });' }],
    },
  ],
  [
    'a verifier that says something else at doing nothing',
    {
      verify: verifying(`return ${READS} === 2 || (${READS} === 0 ? "no" : false);`),
      failures: [{ code: 'return add({ name: "a", amount: 1 });' }],
    },
  ],
  [
    'the transcript of the calls',
    {
      verify: verifying(
        `return transcript.calls.length === 1 && transcript.calls[0].ok && transcript.calls[0].args.amount === 2 && Array.isArray(transcript.messages);`,
      ),
    },
  ],
  ['randomness that comes to the same', { solution: 'Math.random(); return add({ name: "a", amount: 2 });' }],
  [
    'a verifier that writes what is there already',
    { verify: verifying(`add({ name: "b", amount: 0 }); return answer === 2 && ${READS} === 2;`) },
  ],
  [
    'refused calls on the way',
    { solution: 'try { read_counter({ name: "z" }); } catch {} return add({ name: "a", amount: 2 });' },
  ],
  ['no failure case, since it is official', { failures: [], provenance: { kind: 'official' } }],
  [
    'all of the environment named',
    { environment: { id: 'test/counters', world: 'own', version: '1', dataHash: 'counters-1' } },
  ],
  ['members that nobody knows', { comment: 'ignored', id: 'not trusted' }],
  [
    'NUL and lone surrogates',
    {
      solution: 'const s = "\u0000\ud800"; return add({ name: "a", amount: s.length });',
      instruction: 'Odd \u0000\ud800',
    },
  ],
];

describe.each(ENGINE_KINDS)('the check over the %s engine', (engine) => {
  const limits = TEST_LIMITS;
  const checker = createChecker({ environment: COUNTERS, engine, workers: 2, limits });
  afterAll(() => checker.close());

  it.concurrent.each(BROKEN)(
    'gives the reason %s in the case %s for %j',
    async (reason, caseName, changes) => {
      const verdict = Verdict.parse(await checker.check(taskWith(changes)));

      expect(verdict).toMatchObject({ kept: false, reason, caseName, mode: 'strict' });
      expect(verdict.detail).not.toBe('');
    },
  );

  it.concurrent.each(KEPT)('keeps a task with %s', async (_what, changes) => {
    const verdict = Verdict.parse(await checker.check(taskWith(changes)));

    expect(verdict).toMatchObject({ kept: true, reason: null, caseName: null, detail: '' });
    expect(verdict.taskId).toBe(taskId(TaskProposal.parse(taskWith(changes))));
  });

  it('tells of each case what happened', async () => {
    const { cases } = await checker.check(
      taskWith({ failures: [{ code: 'return 2;' }, { code: 'throw new RangeError("r");' }] }),
    );

    const returned = { status: 'returned', error: null };
    const judged = (name: string, passed: boolean): unknown => ({
      name,
      run: returned,
      verify: returned,
      passed,
    });
    expect(cases).toEqual([
      judged('solution', true),
      judged('failure 1', false),
      {
        name: 'failure 2',
        run: { status: 'threw', error: { name: 'RangeError', message: 'r', line: 1 } },
        verify: null,
        passed: null,
      },
      ...['undefined', 'null', '""', '0', 'true', '[]', '{}'].map((answer) => ({
        name: `no-op ${answer}`,
        run: null,
        verify: returned,
        passed: false,
      })),
      judged('second run', true),
    ]);
  });

  it('ends the reports with the case that broke a rule', async () => {
    const { cases } = await checker.check(
      taskWith({ failures: [{ code: 'return 1;' }, { code: HANG }, { code: 'return 2;' }] }),
    );

    expect(cases.map(({ name }) => name)).toEqual(['solution', 'failure 1', 'failure 2']);
    expect(cases[2]).toMatchObject({ run: { status: 'timed-out' }, verify: null, passed: null });
  });

  it('names line and message of an error', async () => {
    const { detail } = await checker.check(
      taskWith({ solution: 'const a = 1;\nthrow new RangeError("too far");' }),
    );

    expect(detail).toMatch(/RangeError: too far/);
    expect(detail).toMatch(/\bline 2\b/);
  });
});

describe('the reasons of the check', () => {
  it('are all covered here', () => {
    const covered = new Set(['malformed', ...BROKEN.map(([reason]) => reason)]);

    expect([...covered].sort()).toEqual([...REASON_CODES].sort());
  });
});
