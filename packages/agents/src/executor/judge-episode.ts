import { messageOf, type RewardReport, ScaError, type StopReason } from '@sca/core';
import { callsOf, type Episode } from './episode.ts';
import type { Ending } from './run-episode.ts';

/** How an episode ended and what it is worth. */
export interface JudgedEnding {
  readonly stop: StopReason;
  readonly verdict: RewardReport | null;
}

/**
 * Rewards an episode. What a limit or the policy's own fault ended counts as 0 without being looked at, what somebody
 * else's fault ended counts as nothing.
 */
export async function judgeEpisode(episode: Episode, { stop, message }: Ending): Promise<JudgedEnding> {
  const { options, report, interruption } = episode;
  const { bucket } = stop;
  if (bucket === 'infra' || bucket === 'task')
    return { stop, verdict: { reward: null, bucket, detail: detailOf(stop, message) } };
  if (!options.reward) return { stop, verdict: null };
  if (stop.type === 'error' || (stop.type === 'limit' && !options.rewardAtLimit))
    return { stop, verdict: { reward: 0, bucket: 'agent', detail: detailOf(stop, message) } };
  const verdict = stop.type === 'answer' && report ? report : await askReward(episode, stop);
  const isCutShort = interruption.cause === 'aborted' && verdict.reward === null;
  return { stop: isCutShort ? { type: 'aborted', bucket: 'infra' } : stop, verdict };
}

function detailOf(stop: StopReason, message = ''): string {
  return [stop.detail ? `${stop.type} ${stop.detail}` : stop.type, message].filter(Boolean).join(': ');
}

/** Asks the reward. Whatever it throws makes the episode unscorable: the policy has no part in it. */
export async function askReward(episode: Episode, stop: StopReason | null): Promise<RewardReport> {
  const { options, said, messages, answer, interruption, watched } = episode;
  const outcome = {
    calls: callsOf(episode),
    answer,
    messages: said,
    conversation: messages,
    session: watched.session,
    stop,
    signal: interruption.signal,
  };
  try {
    const report = options.reward?.(outcome);
    const { reward, bucket, detail } = await interruption.guard(Promise.resolve(report as RewardReport));
    return { reward, bucket, detail };
  } catch (thrown) {
    if (interruption.cause && stop === null) throw thrown;
    const isTasks = !(thrown instanceof ScaError) || thrown.code === 'HOST_TOOL_FAILED';
    const bucket = isTasks && !interruption.cause ? 'task' : 'infra';
    return { reward: null, bucket, detail: `The reward failed: ${messageOf(thrown)}` };
  }
}
