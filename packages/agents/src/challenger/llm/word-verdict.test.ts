import type { Verdict } from '@sca/core';
import { expect, it } from 'vitest';
import { verdictOf } from './llm-challenger.test.support.ts';
import { wordVerdict } from './word-verdict.ts';

const TASK = {
  instruction: 'Do it.',
  verify: 'function verify() {\n  return order.status === 1;\n}',
  solution: 'act();\nrest();',
  failures: [{ code: 'a();' }, { code: 'x();\ny();' }],
};
const RAN = { status: 'returned', error: null } as const;

it('shows each case, and the line of each error', () => {
  const cases: Verdict['cases'] = [
    {
      name: 'solution',
      run: { status: 'threw', error: { name: 'ToolError', message: 'No such order.', line: 2 } },
      verify: null,
      passed: null,
    },
    {
      name: 'failure 2',
      run: { status: 'timed-out', error: { name: 'TimeLimit', message: 'too long', line: null } },
      verify: {
        status: 'threw',
        error: { name: 'ReferenceError', message: 'order is not defined', line: 2 },
      },
      passed: null,
    },
    { name: 'no-op null', run: null, verify: RAN, passed: true },
    { name: 'second run', run: null, verify: null, passed: null },
  ];
  const verdict = verdictOf({
    ...{
      reason: 'solution-threw',
      caseName: 'solution',
      detail: 'The solution threw: No such order.',
      cases,
    },
  });
  expect(wordVerdict(verdict, TASK, 1)).toMatchInlineSnapshot(`
    "The check did not keep your task. Rule broken: solution-threw, in the case "solution".
    The solution threw: No such order.

    What ran:
    - solution: its code threw (ToolError: No such order., line 2: rest();)
    - failure 2: its code ran too long (TimeLimit: too long); verify threw (ReferenceError: order is not defined, line 2: return order.status === 1;)
    - no-op null: verify said true
    - second run: did not run

    You may revise it once more. Explore again if you need to; then hand in the whole task again, all of its parts. Mend the task, do
    not weaken its verifier."
  `);
});

it('says so where nothing ran', () => {
  const verdict = verdictOf({ reason: 'malformed', detail: 'It is no proposal.' });
  expect(wordVerdict(verdict, TASK, 3)).toContain(
    'Rule broken: malformed.\nIt is no proposal.\n\nWhat ran:\n- nothing\n',
  );
  expect(wordVerdict(verdict, TASK, 3)).toContain('revise it 3 more times');
});
