import type { Message } from '@sca/core';
import { isSampled, sampledMessages, type TokenSegment } from '../segments/token-segment.ts';
import { type BuildLog, startBuildLog } from './build-log.ts';
import type { Build, TrajectoryGroup } from './build-report.ts';
import { type BuildOptions, isAgentFailure, type Member, rowsPerTask, toolsFor } from './members.ts';
import { tokensFrom, turnTokensOf } from './preference-tokens.ts';
import { requireChoice, requireInRange } from './require-option.ts';
import type { KtoRow } from './rows.ts';
import { runBuild } from './run-build.ts';

export interface KtoOptions extends BuildOptions {
  /** Rewards at least this high are labelled true. @defaultValue 1 */
  readonly threshold?: number;
  /**
   * `trajectory`: one row each, everything after the policy's first prompt. `turn`: one row per message that the
   * policy wrote, all with the label of the trajectory. @defaultValue 'trajectory'
   */
  readonly unit?: 'trajectory' | 'turn';
  /** Use one of those that made the same calls with the same outcome. @defaultValue true */
  readonly dedupe?: boolean;
  /** Trajectories per task and label. @defaultValue no limit */
  readonly maxPerLabel?: number;
}

type Resolved = KtoOptions & Required<Omit<KtoOptions, keyof BuildOptions>>;

/**
 * Unpaired preferences: every scorable trajectory with a label. The report's notes count `desirable` and `undesirable`
 * rows, whose ratio trainers ask for as weights. What failed by infrastructure or a broken task is never labelled.
 *
 * @param groups Trajectories by task, see `groupTrajectories(records, 'taskId')`.
 * @throws ScaError `OPTION_INVALID`
 */
export function buildKto(
  groups: Iterable<TrajectoryGroup> | AsyncIterable<TrajectoryGroup>,
  options: KtoOptions = {},
): Build<KtoRow> {
  const resolved = resolve(options);
  const log = startBuildLog('kto', resolved);
  const build = (members: Member[]): KtoRow[] => {
    const used = labelledMembers(members, resolved, log);
    if (used.length === 0) log.groupOut('no-row');
    return used.flatMap((member) => rowsOf(member, resolved, log));
  };
  return runBuild(groups, {
    add: (group) => rowsPerTask(group, { log, options: resolved }, build),
    finish: () => [],
    report: log.report,
  });
}

function resolve(options: KtoOptions): Resolved {
  const resolved = {
    ...options,
    threshold: options.threshold ?? 1,
    unit: options.unit ?? 'trajectory',
    dedupe: options.dedupe ?? true,
    maxPerLabel: options.maxPerLabel ?? Number.POSITIVE_INFINITY,
  };
  requireChoice('unit', resolved.unit, ['trajectory', 'turn']);
  requireInRange('maxPerLabel', resolved.maxPerLabel, [1, Number.POSITIVE_INFINITY]);
  return resolved;
}

function labelledMembers(members: readonly Member[], options: Resolved, log: BuildLog): Member[] {
  const seen = { true: new Set<string>(), false: new Set<string>() };
  return members.filter(({ trajectory, reward, actions }) => {
    const label = reward >= options.threshold;
    const same = seen[`${label}`];
    if (Number.isNaN(reward)) log.leaveOut(trajectory.id, 'not-scorable');
    else if (!label && !isAgentFailure(trajectory)) log.leaveOut(trajectory.id, 'not-agent-failure');
    else if (options.dedupe && same.has(actions)) log.leaveOut(trajectory.id, 'repeated-actions');
    else if (same.size >= options.maxPerLabel) log.leaveOut(trajectory.id, 'over-task-limit');
    else return same.add(options.dedupe ? actions : trajectory.id);
    return false;
  });
}

function rowsOf(member: Member, options: Resolved, log: BuildLog): KtoRow[] {
  const { messages } = member.trajectory;
  const sampled = sampledMessages(messages);
  const first = sampled[0] as number;
  const last = messages.findLastIndex(isSampled);
  if (options.unit === 'trajectory')
    return [rowOf(member, { start: first, end: last + 1 }, { options, log })];
  return sampled.map((index) => rowOf(member, { start: index, end: index + 1 }, { options, log }));
}

function rowOf(
  member: Member,
  { start, end }: { start: number; end: number },
  { options, log }: { options: Resolved; log: BuildLog },
): KtoRow {
  const { trajectory, reward, isTruncated } = member;
  const isTurn = options.unit === 'turn';
  const tokens = isTurn ? turnTokensOf(trajectory, start) : tokensFrom(member, start);
  const label = reward >= options.threshold;
  log.note(label ? 'desirable' : 'undesirable');
  logRow(tokens, log);
  const messages: readonly Message[] = trajectory.messages;
  return {
    id: isTurn ? `${trajectory.id}@${start}` : trajectory.id,
    level: tokens ? 'tokens' : 'messages',
    taskId: trajectory.taskId,
    groupId: trajectory.group,
    trajectoryId: trajectory.id,
    environment: trajectory.environment,
    policy: trajectory.policy,
    reward,
    isTruncated,
    prompt: messages.slice(0, start),
    completion: messages.slice(start, end),
    label,
    tools: toolsFor(trajectory, options),
    ...(tokens && { tokens }),
  };
}

function logRow(tokens: TokenSegment | undefined, log: BuildLog): void {
  log.row({
    level: tokens ? 'tokens' : 'messages',
    promptTokens: tokens?.promptIds.length ?? 0,
    responseTokens: tokens?.responseIds.length ?? 0,
    trainedTokens: tokens?.responseMask.filter((bit) => bit === 1).length ?? 0,
  });
}
