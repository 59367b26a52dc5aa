import type { Trajectory } from '@sca/core';
import { isSampled } from '../segments/token-segment.ts';
import { hasInvalidArguments, messagesWithFailedCalls } from './actions.ts';
import { type BuildLog, startBuildLog } from './build-log.ts';
import type { Build, TrajectoryGroup } from './build-report.ts';
import { type BuildOptions, type Member, rowsPerTask, toolsFor } from './members.ts';
import { requireChoice, requireInRange } from './require-option.ts';
import type { RftRow } from './rows.ts';
import { runBuild } from './run-build.ts';
import { type Selection, selectMembers } from './select-members.ts';

export interface RejectionSamplingOptions extends BuildOptions {
  /** Rewards at least this high are kept. @defaultValue 1 */
  readonly threshold?: number;
  /**
   * Keep failed trajectories too, as the paper's distillation does (section on distillation: all teacher
   * trajectories). Rules that leave good ones out are off unless given. @defaultValue false
   */
  readonly keepAll?: boolean;
  /** Keep one of those that made the same calls. @defaultValue true, with `keepAll` false */
  readonly dedupe?: boolean;
  /** Rows per task. @defaultValue 4, with `keepAll` no limit */
  readonly maxPerTask?: number;
  /** Which of them. `diverse`: the shortest, then each time the one whose calls differ most. @defaultValue 'shortest' */
  readonly select?: Selection;
  /** Fewer rows of tasks that the policy solves at least this often (0..1). @defaultValue no difference */
  readonly easyTask?: { readonly passRate: number; readonly maxPerTask: number };
  /** What becomes of trajectories with a tool call whose arguments are no JSON object. @defaultValue 'drop', with `keepAll` 'keep' */
  readonly invalidArguments?: 'drop' | 'keep';
  /** What becomes of trajectories that a limit cut off. @defaultValue 'keep' */
  readonly truncated?: 'keep' | 'drop';
  /** Loss weight, 0..1, of messages of which a tool call was refused. @defaultValue 1 */
  readonly failedCallWeight?: number;
  /** Loss weight of a sampled message, 0..1; goes over `failedCallWeight`. */
  readonly weightOf?: (trajectory: Trajectory, messageIndex: number) => number;
}

type Resolved = RejectionSamplingOptions &
  Required<Omit<RejectionSamplingOptions, 'easyTask' | 'weightOf' | 'toolsOf' | 'rewardOf'>>;

/**
 * Rejection sampling (RFT): the trajectories that passed, to be imitated.
 *
 * @param groups Trajectories by task, see `groupTrajectories(records, 'taskId')`.
 * @throws ScaError `OPTION_INVALID`
 */
export function buildRejectionSampling(
  groups: Iterable<TrajectoryGroup> | AsyncIterable<TrajectoryGroup>,
  options: RejectionSamplingOptions = {},
): Build<RftRow> {
  const resolved = resolve(options);
  const log = startBuildLog('rft', resolved);
  const build = (members: Member[]): RftRow[] => {
    const chosen = choose(members, resolved, log);
    if (chosen.length === 0) log.groupOut('no-row');
    return chosen.map((member) => rowOf(member, resolved, log));
  };
  return runBuild(groups, {
    add: (group) => rowsPerTask(group, { log, options: resolved }, build),
    finish: () => [],
    report: log.report,
  });
}

function resolve(options: RejectionSamplingOptions): Resolved {
  const { keepAll = false } = options;
  const resolved = {
    ...options,
    keepAll,
    threshold: options.threshold ?? 1,
    dedupe: options.dedupe ?? !keepAll,
    maxPerTask: options.maxPerTask ?? (keepAll ? Number.POSITIVE_INFINITY : 4),
    select: options.select ?? 'shortest',
    invalidArguments: options.invalidArguments ?? (keepAll ? 'keep' : 'drop'),
    truncated: options.truncated ?? 'keep',
    failedCallWeight: options.failedCallWeight ?? 1,
  } as const;
  requireInRange('maxPerTask', resolved.maxPerTask, [1, Number.POSITIVE_INFINITY]);
  requireInRange('failedCallWeight', resolved.failedCallWeight, [0, 1]);
  requireChoice('select', resolved.select, ['shortest', 'diverse', 'first']);
  if (options.easyTask) requireInRange('easyTask.passRate', options.easyTask.passRate, [0, 1]);
  return resolved;
}

function choose(members: readonly Member[], options: Resolved, log: BuildLog): Member[] {
  const passes = members.filter((member) => isKept(member, options, log));
  const seen = new Set<string>();
  const distinct = passes.filter(({ actions, trajectory }) => {
    if (!options.dedupe || !seen.has(actions)) return seen.add(actions);
    log.leaveOut(trajectory.id, 'repeated-actions');
    return false;
  });
  const selected = selectMembers(distinct, { count: limitFor(members, options), by: options.select });
  for (const member of distinct)
    if (!selected.includes(member)) log.leaveOut(member.trajectory.id, 'over-task-limit');
  return selected;
}

function isKept({ trajectory, reward, isTruncated }: Member, options: Resolved, log: BuildLog): boolean {
  const refuse = (reason: Parameters<BuildLog['leaveOut']>[1]): boolean => {
    log.leaveOut(trajectory.id, reason);
    return false;
  };
  if (Number.isNaN(reward)) return refuse('not-scorable');
  if (!options.keepAll && reward < options.threshold) return refuse('below-threshold');
  if (options.truncated === 'drop' && isTruncated) return refuse('truncated');
  if (options.invalidArguments === 'drop' && hasInvalidArguments(trajectory.messages))
    return refuse('invalid-arguments');
  return true;
}

function limitFor(members: readonly Member[], { easyTask, maxPerTask, threshold }: Resolved): number {
  if (!easyTask) return maxPerTask;
  const scorable = members.filter(({ reward }) => !Number.isNaN(reward));
  const passRate = scorable.filter(({ reward }) => reward >= threshold).length / scorable.length;
  return passRate >= easyTask.passRate ? Math.min(maxPerTask, easyTask.maxPerTask) : maxPerTask;
}

function rowOf(member: Member, options: Resolved, log: BuildLog): RftRow {
  const { trajectory, reward, segmentation, isTruncated } = member;
  const messageWeights = weightsOf(trajectory, options, log);
  const segments = segmentation.level === 'tokens' ? [...segmentation.segments] : [];
  const spans = segments.flatMap(({ turnSpans }) => turnSpans.filter(({ kind }) => kind === 'model'));
  log.row({
    level: segmentation.level,
    promptTokens: segments.reduce((sum, { promptIds }) => sum + promptIds.length, 0),
    responseTokens: segments.reduce((sum, { responseIds }) => sum + responseIds.length, 0),
    trainedTokens: spans.reduce(
      (sum, span) => sum + (messageWeights[span.messageIndex] ? span.end - span.start : 0),
      0,
    ),
  });
  return {
    id: trajectory.id,
    level: segmentation.level,
    taskId: trajectory.taskId,
    groupId: trajectory.group,
    trajectoryId: trajectory.id,
    environment: trajectory.environment,
    policy: trajectory.policy,
    reward,
    isTruncated,
    messages: trajectory.messages,
    messageWeights,
    tools: toolsFor(trajectory, options),
    segments,
  };
}

function weightsOf(
  trajectory: Trajectory,
  { failedCallWeight, weightOf }: Resolved,
  log: BuildLog,
): number[] {
  const failed = failedCallWeight === 1 ? undefined : messagesWithFailedCalls(trajectory);
  if (failedCallWeight !== 1 && !failed) log.note('failed-calls-not-found');
  return trajectory.messages.map((message, index) => {
    if (!isSampled(message)) return 0;
    if (weightOf) return weightOf(trajectory, index);
    return failed?.has(index) ? failedCallWeight : 1;
  });
}
