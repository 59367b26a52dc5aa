import { REASON_CODES, type ReasonCode } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../checker.ts';
import { COUNTERS, taskWith } from '../fixtures/counters.test.support.ts';
import { resolveRules } from './check-rules.ts';
import { ALL_OFF, startJudgingHere } from './judge-here.test.support.ts';

const judge = await startJudgingHere();
const READS = 'read_counter({ name: "a" })';
const verifying = (body: string): string => `function verify(answer) { ${body} }`;

/** Each breaks its own rule and some that come after it. */
const SEVERAL: readonly (readonly [reasons: string, changes: Record<string, unknown>])[] = [
  ['malformed < environment-mismatch', { environment: { id: 'test/other' }, instruction: '' }],
  ['environment-mismatch < syntax', { environment: { id: 'test/other' }, verify: '(' }],
  ['syntax < solution-threw', { solution: 'throw 1;', failures: [{ code: '(' }] }],
  ['solution-threw < verifier-threw', { solution: 'throw 1;', verify: verifying('throw 2;') }],
  ['verifier-threw < failure-accepted', { verify: verifying(`if (${READS} === 2) throw 1; return true;`) }],
  ['verifier-not-boolean < failure-accepted', { verify: verifying(`return ${READS} === 2 ? 1 : true;`) }],
  ['solution-rejected < failure-accepted', { verify: verifying(`return ${READS} !== 2;`) }],
  ['failure-accepted < noop-accepted', { verify: verifying('return true;') }],
  [
    'noop-accepted < verifier-wrote',
    {
      verify: verifying(`add({ name: "b", amount: 1 }); return ${READS} !== 1;`),
      failures: [{ code: 'add({ name: "a", amount: 1 });' }],
    },
  ],
  [
    'verifier-wrote < unstable',
    {
      verify: verifying(`add({ name: "b", amount: 1 }); return ${READS} === 2;`),
      solution: 'add({ name: "a", amount: 2 }); return Math.random();',
    },
  ],
];

describe('where several rules are broken', () => {
  it.each(SEVERAL)('%s', async (reasons, changes) => {
    const { reason } = await judge(taskWith(changes));

    expect(reason).toBe(reasons.split(' < ')[0]);
  });
});

/** Tasks that break one rule only, so that they are kept where it is off. */
const ONE_RULE: Partial<Record<ReasonCode, Record<string, unknown>>> = {
  'environment-mismatch': { environment: { id: 'test/counters', version: '2' } },
  syntax: { failures: [{ code: '(' }] },
  'verifier-threw': { verify: verifying(`if (${READS} === 1) throw 1; return ${READS} === 2;`) },
  'verifier-not-boolean': { verify: verifying(`return ${READS} === 1 ? "no" : ${READS} === 2;`) },
  'failure-accepted': {
    verify: verifying(`return answer === 2 && ${READS} > -1;`),
    failures: [{ code: 'return 2;' }],
  },
  'noop-accepted': { verify: verifying(`return answer === null || ${READS} === 2;`) },
  'verifier-wrote': {
    verify: verifying(`add({ name: "b", amount: 1 }); return answer === 2 && ${READS} === 2;`),
  },
  unstable: {
    verify: verifying(`return ${READS} === 2;`),
    solution: 'add({ name: "a", amount: 2 }); return Math.random();',
  },
  'timed-out': { failures: [{ code: 'for (;;);' }] },
  'out-of-memory': { failures: [{ code: 'new Uint8Array(1e9);' }] },
  'output-too-large': { failures: [{ code: 'return "x".repeat(2e6);' }] },
  pending: { failures: [{ code: 'await new Promise(() => {});' }] },
};

describe('a rule that is switched off', () => {
  it.each(Object.entries(ONE_RULE))('lets through what breaks it alone: %s', async (rule, changes) => {
    const task = taskWith(changes);

    expect(await judge(task)).toMatchObject({ kept: false, reason: rule });
    expect(await judge(task, { rules: { [rule]: false } })).toMatchObject({ kept: true, reason: null });
  });

  it.each(Object.entries(ONE_RULE))(
    'is broken by nothing where it is the only one that is on and all is well: %s',
    async (rule, changes) => {
      const rules = { ...ALL_OFF, [rule]: true };

      expect(await judge(taskWith(), { rules })).toMatchObject({ kept: true });
      expect(await judge(taskWith(changes), { rules })).toMatchObject({ kept: false, reason: rule });
    },
  );

  it.each([
    [
      'solution-threw',
      { solution: 'add({ name: "a", amount: 2 }); throw 1;', verify: verifying(`return ${READS} === 2;`) },
    ],
    [
      'timed-out',
      { solution: 'add({ name: "a", amount: 2 }); for (;;);', verify: verifying(`return ${READS} === 2;`) },
    ],
    ['solution-rejected', { solution: 'return 2;' }],
  ])('lets through even a solution that breaks it: %s', async (rule, changes) => {
    const { reason } = await judge(taskWith(changes), { rules: { [rule]: false } });

    expect(reason).not.toBe(rule);
  });

  it.each([
    '(',
    verifying('throw 1;'),
    verifying('return 1;'),
    verifying('for (;;);'),
    verifying('new Uint8Array(1e9);'),
    verifying('return new Promise(() => {});'),
  ])('does not let a verifier accept that could not be run: %s', async (verify) => {
    const { kept, reason } = await judge(taskWith({ verify }), {
      rules: { ...ALL_OFF, 'solution-rejected': true },
    });

    expect([kept, reason]).toEqual([false, 'solution-rejected']);
  });
});

describe('paper mode', () => {
  it.each(['noop-accepted', 'verifier-wrote', 'unstable'] as const)(
    'has no rule %s unless it is switched on',
    async (rule) => {
      const task = taskWith(ONE_RULE[rule]);

      expect(await judge(task, { mode: 'paper' })).toMatchObject({ kept: true, mode: 'paper' });
      expect(await judge(task, { mode: 'paper', rules: { [rule]: true } })).toMatchObject({
        kept: false,
        reason: rule,
      });
    },
  );

  it('runs no case for rules that it does not have', async () => {
    const { cases } = await judge(taskWith(), { mode: 'paper' });

    expect(cases.map(({ name }) => name)).toEqual(['solution', 'failure 1', 'failure 2']);
  });
});

describe('resolveRules', () => {
  it('gives the rules of a mode in the order of the reasons', () => {
    expect(resolveRules('strict')).toEqual(REASON_CODES);
    expect(resolveRules('paper')).toEqual(
      REASON_CODES.filter((code) => !['noop-accepted', 'verifier-wrote', 'unstable'].includes(code)),
    );
    expect(resolveRules('paper', { unstable: true, syntax: false })).toEqual(
      REASON_CODES.filter((code) => !['noop-accepted', 'verifier-wrote', 'syntax'].includes(code)),
    );
  });

  it.each([{ nonsense: true }, { malformed: false }, { 'host-error': false }])('refuses %j', (rules) => {
    expect(() => resolveRules('strict', rules)).toThrow(expect.objectContaining({ code: 'RULE_UNKNOWN' }));
    expect(() => createChecker({ environment: COUNTERS, rules })).toThrow(
      expect.objectContaining({ code: 'RULE_UNKNOWN' }),
    );
  });
});
