import type { TrainingSample, Trajectory } from '@sca/core';
import type { SegmentTurns } from '../rewards/credit.ts';
import type { TokenSegment } from '../segments/token-segment.ts';
import type { BuildLog } from './build-log.ts';
import { type BuildOptions, type Member, toolsFor } from './members.ts';
import type { PolicyRow } from './rows.ts';

/** The segments of a trajectory; none where only its messages are known. */
export function segmentsOf({ segmentation }: Member): readonly TokenSegment[] {
  return segmentation.level === 'tokens' ? segmentation.segments : [];
}

/** Where the turns of each segment stand in the trajectory. */
export function segmentTurns(member: Member): SegmentTurns[] {
  let firstTurn = 0;
  return segmentsOf(member).map(({ turnSpans, responseIds }) => {
    const turns = { turnSpans, length: responseIds.length, firstTurn, turnCount: member.turnCount };
    firstTurn += turnSpans.filter(({ kind }) => kind === 'model').length;
    return turns;
  });
}

/** The mask that counts for the loss: zeros where the trajectory was cut off and is masked for it. */
export function lossMask({ responseMask }: TokenSegment, isMasked: boolean): (0 | 1)[] {
  return isMasked ? responseMask.map(() => 0 as const) : responseMask;
}

/** One sample per segment, or one of messages only. */
export function policySamples(
  member: Member,
  { isMasked, options, log }: { isMasked: boolean; options: BuildOptions; log: BuildLog },
): PolicyRow[] {
  const segments = segmentsOf(member);
  if (segments.length === 0) {
    log.row({ level: 'messages', isMasked });
    return [sampleOf(member, { index: 0, isMasked, options })];
  }
  return segments.map((segment, index) => {
    const sample = sampleOf(member, { index, isMasked, options });
    log.row({
      level: 'tokens',
      promptTokens: segment.promptIds.length,
      responseTokens: segment.responseIds.length,
      trainedTokens: sample.responseMask.reduce<number>((sum, bit) => sum + bit, 0),
      isExtraSegment: index > 0,
      isMasked,
    });
    return sample;
  });
}

function sampleOf(
  member: Member,
  { index, isMasked, options }: { index: number; isMasked: boolean; options: BuildOptions },
): PolicyRow {
  const { trajectory, reward, isTruncated, segmentation } = member;
  const segments = segmentsOf(member);
  const segment = segments[index];
  return {
    schema: 'sca.rl/v1',
    id: `${trajectory.id}#${index}`,
    level: segmentation.level,
    trajectoryId: trajectory.id,
    segment: { index, count: Math.max(1, segments.length) },
    groupId: trajectory.group,
    taskId: trajectory.taskId,
    environment: trajectory.environment,
    policy: trajectory.policy,
    ...templateOf(trajectory),
    promptIds: segment?.promptIds ?? [],
    responseIds: segment?.responseIds ?? [],
    responseMask: segment ? lossMask(segment, isMasked) : [],
    responseLogprobs: segment?.responseLogprobs ?? [],
    turnSpans: segment?.turnSpans ?? [],
    reward: Number.isNaN(reward) ? null : reward,
    isTruncated,
    stopReason: trajectory.stop.type,
    messages: messagesUpTo(trajectory, index < segments.length - 1 ? segment : undefined),
    tools: toolsFor(trajectory, options),
  };
}

// A policy's record may name what its ids were made with.
function templateOf({ policy }: Trajectory): Pick<TrainingSample, 'templateHash' | 'tokenizer'> {
  const { templateHash, tokenizer } = policy;
  return {
    ...(typeof templateHash === 'string' && { templateHash }),
    ...(typeof tokenizer === 'string' && { tokenizer }),
  };
}

// What came after an earlier segment is context of a later one, not of this.
function messagesUpTo({ messages }: Trajectory, segment: TokenSegment | undefined): Trajectory['messages'] {
  const last = segment?.turnSpans.at(-1)?.messageIndex ?? messages.length - 1;
  return messages.slice(0, last + 1);
}
