import {
  type Json,
  type LocalSession,
  type RewardReport,
  startSession,
  TaskProposal,
  type ToolCallRecord,
} from '@sca/core';
import type { RunMonitor } from '../engine/run-monitor.ts';
import type { Limits } from '../limits.ts';
import { callTool, sessionTools, type ToolTimer, withoutHostFailure } from '../worker/session-tools.ts';
import type { CheckContext } from './check-task.ts';
import { environmentMismatch } from './environment-mismatch.ts';

export interface RewardContext extends CheckContext {
  /** Also keeps the time of the replay, which runs tools outside of guest code. */
  readonly monitor: ToolTimer & RunMonitor;
  readonly limits: Pick<Limits, 'wallTimeMs'>;
}

export interface RewardInput {
  readonly task: unknown;
  readonly calls: readonly ToolCallRecord[];
  readonly answer: Json | undefined;
  readonly messages: readonly string[];
}

/**
 * Rewards a trajectory: its calls are replayed in a fresh session, then the verifier judges what they leave.
 *
 * @throws ScaError `HOST_TOOL_FAILED` where a tool of the environment has a bug.
 */
export async function rewardTrajectory(
  context: RewardContext,
  { task, calls, answer, messages }: RewardInput,
): Promise<RewardReport> {
  const { environment, engine, monitor, limits } = context;
  const parsed = TaskProposal.safeParse(task);
  if (!parsed.success) return unscorable('The task is malformed.');
  const mismatch = environmentMismatch(parsed.data.environment, environment);
  if (mismatch) return unscorable(mismatch);
  const session = startSession(environment);
  monitor.begin(limits.wallTimeMs);
  const drift = monitor.duringTool(() => replay(session, calls));
  monitor.end();
  if (drift) return unscorable(drift);
  const tools = sessionTools({ environment, session, monitor });
  const guest = await engine.load(tools.names, [{ kind: 'verifier', source: parsed.data.verify }]);
  const args = [
    answer === undefined ? undefined : JSON.stringify(answer),
    JSON.stringify({ messages, calls }),
  ];
  const outcome = withoutHostFailure(await guest.run({ program: 0, args, seed: 0, callTool: tools.call }));
  if (outcome.status !== 'returned')
    return unscorable(`The verifier ${outcome.status}: ${outcome.error?.name}: ${outcome.error?.message}`);
  if (outcome.json === 'true')
    return { reward: 1, bucket: null, detail: 'The verifier accepts what the trajectory leaves.' };
  if (outcome.json === 'false')
    return { reward: 0, bucket: 'agent', detail: 'The verifier does not accept what the trajectory leaves.' };
  const said = outcome.json?.slice(0, 200) ?? 'undefined';
  return unscorable(`The verifier returned ${said} instead of true or false.`);
}

function replay(session: LocalSession, calls: readonly ToolCallRecord[]): string | undefined {
  for (const [index, { name, args, ok }] of calls.entries()) {
    const isAccepted = callTool(session, { name, args }).ok;
    if (isAccepted === ok) continue;
    const words = (accepted: boolean): string => (accepted ? 'accepted' : 'refused');
    return `Call ${index + 1}, ${name}, was ${words(ok)} in the trajectory and ${words(isAccepted)} in the replay; the environment has changed or is not deterministic.`;
  }
  return undefined;
}

function unscorable(detail: string): RewardReport {
  return { reward: null, bucket: 'task', detail };
}
