import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckMode, REASON_CODES, type ReasonCode } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import type { CheckOptions } from './check-options.ts';
import { runCheck } from './run-check.ts';

const cwd = join(import.meta.dirname, '../../../../../examples/helpdesk');

type Outcome = 'kept' | ReasonCode;

/** What the hand-written tasks say of themselves. */
const expected: Outcome[] = readFileSync(join(cwd, 'tasks.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line).provenance.expect);

/** What the real checker says of them, in order. */
async function outcomes(options: Partial<CheckOptions> & { mode: CheckMode }): Promise<Outcome[]> {
  const context = createTestContext({ cwd });
  const all = { env: 'helpdesk', json: true, workers: 1, ...options };
  const exitCode = await runCheck({ tasks: 'tasks.jsonl', options: all }, context);
  expect(exitCode).toBe(2);
  const lines = context.stdout.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ line }) => line)).toEqual(expected.map((_, index) => index + 1));
  return lines.map(({ reason }) => reason ?? 'kept');
}

describe('the tasks of the help desk', () => {
  it('are judged as they expect in strict mode', async () => {
    expect(await outcomes({ mode: 'strict' })).toEqual(expected);
  });

  it('lose nothing to the strict rules in paper mode', async () => {
    const isStrict = (outcome: Outcome): boolean =>
      ['noop-accepted', 'verifier-wrote', 'unstable'].includes(outcome);
    const inPaperMode = expected.map((outcome) => (isStrict(outcome) ? 'kept' : outcome));
    expect(await outcomes({ mode: 'paper' })).toEqual(inPaperMode);
  });

  it('obey a rule that is switched', async () => {
    const rule = ['noop-accepted=off', 'verifier-wrote=off'];
    const switched = expected.map((each) =>
      each === 'noop-accepted' || each === 'verifier-wrote' ? 'kept' : each,
    );
    expect(await outcomes({ mode: 'strict', rule })).toEqual(switched);
  });

  it('cover every reason', () => {
    expect(REASON_CODES.filter((reason) => !expected.includes(reason))).toEqual([]);
  });
});
