import type { Json, Message, Trajectory } from '@sca/core';
import { type Segmentation, segmentTrajectory } from '../segments/segment-trajectory.ts';
import { isSampled } from '../segments/token-segment.ts';
import { actionSequence } from './actions.ts';
import type { BuildLog } from './build-log.ts';
import type { TrajectoryGroup } from './build-report.ts';
import { readTrajectory } from './read-trajectory.ts';

/** Options that all builders take. */
export interface BuildOptions {
  /** The tools that the policy was shown: core's `toolSchema` of each. @defaultValue none */
  readonly toolsOf?: (trajectory: Trajectory) => readonly unknown[];
  /** The reward, where it is not the verifier's; null = not scorable. @defaultValue `trajectory.reward` */
  readonly rewardOf?: (trajectory: Trajectory) => number | null;
}

/** A trajectory that was read and can be built from. */
export interface Member {
  readonly trajectory: Trajectory;
  /** NaN = not scorable. */
  readonly reward: number;
  readonly segmentation: Exclude<Segmentation, { level: 'broken' }>;
  /** Messages that the policy wrote; at least one. */
  readonly turnCount: number;
  /** Equal for trajectories that did the same. */
  readonly actions: string;
  /** An earlier member of the same task did the same. */
  readonly isDuplicate: boolean;
  /** Tokens that the policy wrote, where ids of all turns were captured. */
  readonly modelTokens: number | undefined;
  readonly isTruncated: boolean;
}

/**
 * Reads the trajectories of a group, counts and leaves out what cannot be used, and divides the others by task: a
 * group that holds several tasks has several baselines.
 */
function readMembers(group: TrajectoryGroup, log: BuildLog, options: BuildOptions): Member[][] {
  const seenIds = new Set<string>();
  const tasks = new Map<string, { members: Member[]; actions: Set<string> }>();
  for (const value of group.members) {
    log.trajectoryIn();
    const read = readTrajectory(value);
    if (!read.trajectory) {
      log.leaveOut(read.id, read.reason, read.detail);
      continue;
    }
    const { id, taskId } = read.trajectory;
    if (seenIds.has(id)) {
      log.leaveOut(id, 'repeated-id', `group ${group.id} has it already`);
      continue;
    }
    seenIds.add(id);
    const task = tasks.get(taskId) ?? { members: [], actions: new Set<string>() };
    const member = readMember(read.trajectory, { log, options, seenActions: task.actions });
    if (!member) continue;
    tasks.set(taskId, task);
    task.members.push(member);
  }
  if (tasks.size > 1) log.note('group-mixes-tasks');
  return [...tasks.values()].map(({ members }) => members);
}

function readMember(
  trajectory: Trajectory,
  { log, options, seenActions }: { log: BuildLog; options: BuildOptions; seenActions: Set<string> },
): Member | undefined {
  const { id, messages } = trajectory;
  const turnCount = messages.filter(isSampled).length;
  if (turnCount === 0) return log.leaveOut(id, 'no-sampled-message');
  const segmentation = segmentTrajectory(trajectory);
  if (segmentation.level === 'broken') return log.leaveOut(id, segmentation.reason, segmentation.detail);
  if (segmentation.level === 'messages' && segmentation.isPartial) log.note('tokens-captured-in-part');
  const reward = (options.rewardOf ? options.rewardOf(trajectory) : trajectory.reward) ?? Number.NaN;
  const actions = actionSequence(trajectory);
  const isDuplicate = seenActions.has(actions);
  seenActions.add(actions);
  const modelTokens = segmentation.level === 'tokens' ? countModelTokens(trajectory) : undefined;
  log.trajectoryRead({ reward, tokens: modelTokens, characters: writtenCharacters(messages), isDuplicate });
  const isTruncated = trajectory.stop.type === 'limit';
  return { trajectory, reward, segmentation, turnCount, actions, isDuplicate, modelTokens, isTruncated };
}

function countModelTokens({ tokens = [] }: Trajectory): number {
  return tokens.reduce((sum, { completionIds = [] }) => sum + completionIds.length, 0);
}

/** Characters that the policy wrote: thinking, text and calls. */
export function writtenCharacters(messages: readonly Message[]): number {
  return messages.filter(isSampled).reduce((sum, { content, reasoning = '', toolCalls = [] }) => {
    const calls = toolCalls.reduce((length, call) => length + call.name.length + call.arguments.length, 0);
    return sum + content.length + reasoning.length + calls;
  }, 0);
}

/** The tools of a row, as JSON. */
export function toolsFor(trajectory: Trajectory, { toolsOf }: BuildOptions): Json[] {
  return [...(toolsOf?.(trajectory) ?? [])] as Json[];
}

/**
 * True where a trajectory without success shows what the policy did wrong; false where the provider, the sandbox or
 * the task broke. An error that is in no bucket is not held against the policy.
 */
export function isAgentFailure({ verdict, stop }: Trajectory): boolean {
  const buckets = [verdict?.bucket, stop.bucket];
  if (buckets.includes('infra') || buckets.includes('task')) return false;
  return stop.bucket === 'agent' || (stop.type !== 'error' && stop.type !== 'aborted');
}

/** Reads a group and hands each task's members on; groups that give no member are counted. */
export function rowsPerTask<Row>(
  group: TrajectoryGroup,
  { log, options }: { log: BuildLog; options: BuildOptions },
  rowsOf: (members: Member[]) => Row[],
): Row[] {
  const tasks = readMembers(group, log, options);
  if (tasks.length === 0) {
    log.groupIn();
    log.groupOut('no-row');
  }
  return tasks.flatMap((members) => {
    log.groupIn();
    log.groupRewards(members.map(({ reward }) => reward).filter((reward) => !Number.isNaN(reward)));
    return rowsOf(members);
  });
}
