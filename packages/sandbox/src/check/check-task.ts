import { type Environment, type ReasonCode, TaskProposal, taskId, type Verdict } from '@sca/core';
import type { GuestEngine } from '../engine/guest-engine.ts';
import type { ToolTimer } from '../worker/session-tools.ts';
import { Broken, CaseRunner } from './case-runner.ts';
import { describeIssues } from './describe-issues.ts';
import { environmentMismatch } from './environment-mismatch.ts';

/** What a task is checked in. */
export interface CheckContext {
  readonly engine: GuestEngine;
  readonly monitor: ToolTimer;
  readonly environment: Environment;
}

export interface CheckRequest {
  readonly task: unknown;
  readonly mode: Verdict['mode'];
  /** The rules that are on. */
  readonly rules: readonly ReasonCode[];
}

/** Answers that a verifier must not take for a task that nobody worked on, as JSON; undefined is itself one. */
const TRIVIAL_ANSWERS: readonly (string | undefined)[] = [undefined, 'null', '""', '0', 'true', '[]', '{}'];

/**
 * Judges a proposal by running its code: the solution must pass, the failure cases and doing nothing must not,
 * the verifier must not write, and a second run must come out the same (Self-Challenging Language Model
 * Agents, section 4.2; the last three rules are ours). Each case starts from a fresh session and a fresh heap.
 *
 * @throws ScaError `HOST_TOOL_FAILED` where a tool of the environment has a bug.
 */
export async function checkTask(
  context: CheckContext,
  { task, mode, rules }: CheckRequest,
): Promise<Verdict> {
  const startedAt = performance.now();
  const parsed = TaskProposal.safeParse(task);
  const id = parsed.success ? taskId(parsed.data) : null;
  const verdict = (ended: Pick<Verdict, 'reason' | 'detail' | 'caseName' | 'cases'>): Verdict => ({
    schema: 'sca.verdict/v1',
    taskId: id,
    mode,
    kept: ended.reason === null,
    ...ended,
    timeMs: performance.now() - startedAt,
  });
  if (!parsed.success) {
    return verdict({ reason: 'malformed', detail: describeIssues(parsed.error), caseName: null, cases: [] });
  }
  const cases = new CaseRunner(context, parsed.data, rules);
  try {
    await judge(cases, parsed.data, context.environment);
    return verdict({ reason: null, detail: '', caseName: null, cases: cases.reports });
  } catch (thrown) {
    if (!(thrown instanceof Broken)) throw thrown;
    return verdict({
      reason: thrown.reason,
      detail: thrown.message,
      caseName: thrown.caseName,
      cases: cases.reports,
    });
  }
}

/** The rules in order. @throws Broken at the first that the proposal breaks. */
async function judge(cases: CaseRunner, task: TaskProposal, environment: Environment): Promise<void> {
  const mismatch = environmentMismatch(task.environment, environment);
  if (mismatch) cases.broke({ reason: 'environment-mismatch', caseName: null, detail: mismatch });
  await cases.load();
  const first = await cases.solution('solution');
  if (first.passed !== true)
    cases.broke({
      reason: 'solution-rejected',
      caseName: 'solution',
      detail: 'The verifier does not accept the solution.',
    });
  for (const [index, failure] of task.failures.entries()) {
    const { passed } = await cases.failure(index);
    if (!passed) continue;
    const detail = `The verifier accepts failure case ${index + 1}${failure.why ? ` (${failure.why.replace(/\.$/, '')})` : ''}.`;
    cases.broke({ reason: 'failure-accepted', caseName: `failure ${index + 1}`, detail });
  }
  await judgeNoOps(cases);
  cases.reportWrites();
  await judgeStability(cases, first.fingerprint);
}

async function judgeNoOps(cases: CaseRunner): Promise<void> {
  if (!cases.isOn('noop-accepted')) return;
  for (const answer of TRIVIAL_ANSWERS) {
    const caseName = `no-op ${answer}`;
    if ((await cases.noOp(caseName, answer)) !== true) continue;
    cases.broke({
      reason: 'noop-accepted',
      caseName,
      detail: `The verifier accepts doing nothing with the answer ${answer}.`,
    });
  }
}

async function judgeStability(cases: CaseRunner, fingerprint: string): Promise<void> {
  if (!cases.isOn('unstable')) return;
  const second = await cases.solution('second run');
  if (second.fingerprint === fingerprint) return;
  cases.broke({
    reason: 'unstable',
    caseName: 'second run',
    detail: 'Another run of the solution gave another answer, state or verdict.',
  });
}
