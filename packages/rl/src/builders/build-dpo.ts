import { type BuildLog, startBuildLog } from './build-log.ts';
import type { Build, TrajectoryGroup } from './build-report.ts';
import { choosePairs, type PairLimits } from './choose-pairs.ts';
import { type BuildOptions, isAgentFailure, type Member, rowsPerTask, toolsFor } from './members.ts';
import {
  type PairRules,
  type PairSide,
  type PreferencePair,
  pairSide,
  preferencePair,
} from './preference-pair.ts';
import { haveSamePrompt, tokensFrom, turnTokensOf } from './preference-tokens.ts';
import { requireChoice, requireInRange } from './require-option.ts';
import type { DpoRow, PreferenceSide } from './rows.ts';
import { runBuild } from './run-build.ts';

export interface DpoOptions extends BuildOptions, Partial<PairLimits & PairRules> {
  /** Rewards at least this high are chosen, lower ones rejected. @defaultValue 1 */
  readonly threshold?: number;
  /**
   * `first-divergence`: after equal messages, the first assistant message on each side, where they do different
   * things. `trajectory`: everything after the shared beginning. @defaultValue 'first-divergence'
   */
  readonly mode?: 'first-divergence' | 'trajectory';
  /** @defaultValue 4 */
  readonly maxPairsPerTask?: number;
  /** @defaultValue 2 */
  readonly maxUsesPerTrajectory?: number;
  /** The longer side is at most this many times the shorter one, since DPO favours length. @defaultValue 2 */
  readonly maxLengthRatio?: number;
  /** Sides no longer than this, in characters, may have any ratio. @defaultValue 256 */
  readonly minComparedLength?: number;
}

type Resolved = DpoOptions & Required<Omit<DpoOptions, keyof BuildOptions>>;

/**
 * Preference pairs within a task: what passed over what failed by the policy's own doing. Never is a trajectory
 * rejected because infrastructure or the task broke.
 *
 * @param groups Trajectories by task, see `groupTrajectories(records, 'taskId')`.
 * @throws ScaError `OPTION_INVALID`
 */
export function buildDpo(
  groups: Iterable<TrajectoryGroup> | AsyncIterable<TrajectoryGroup>,
  options: DpoOptions = {},
): Build<DpoRow> {
  const resolved = resolve(options);
  const log = startBuildLog('dpo', resolved);
  const build = (members: Member[]): DpoRow[] =>
    pairsOfTask(members, resolved, log).map((pair) => rowOf(pair, resolved, log));
  return runBuild(groups, {
    add: (group) => rowsPerTask(group, { log, options: resolved }, build),
    finish: () => [],
    report: log.report,
  });
}

function resolve(options: DpoOptions): Resolved {
  const resolved = {
    ...options,
    threshold: options.threshold ?? 1,
    mode: options.mode ?? 'first-divergence',
    maxPairsPerTask: options.maxPairsPerTask ?? 4,
    maxUsesPerTrajectory: options.maxUsesPerTrajectory ?? 2,
    maxLengthRatio: options.maxLengthRatio ?? 2,
    minComparedLength: options.minComparedLength ?? 256,
  };
  requireChoice('mode', resolved.mode, ['first-divergence', 'trajectory']);
  requireInRange('maxPairsPerTask', resolved.maxPairsPerTask, [1, Number.POSITIVE_INFINITY]);
  requireInRange('maxUsesPerTrajectory', resolved.maxUsesPerTrajectory, [1, Number.POSITIVE_INFINITY]);
  requireInRange('maxLengthRatio', resolved.maxLengthRatio, [1, Number.POSITIVE_INFINITY]);
  requireInRange('minComparedLength', resolved.minComparedLength, [0, Number.POSITIVE_INFINITY]);
  return resolved;
}

function pairsOfTask(members: readonly Member[], options: Resolved, log: BuildLog): PreferencePair[] {
  const chosen: Member[] = [];
  const rejected: Member[] = [];
  for (const member of members) {
    const side = member.reward >= options.threshold ? chosen : rejected;
    if (isUsable(member, { isRejected: side === rejected, sameSide: side, log })) side.push(member);
  }
  const usable = [...chosen, ...rejected];
  if (chosen.length === 0 || rejected.length === 0) {
    for (const { trajectory } of usable) log.leaveOut(trajectory.id, 'one-sided-task');
    log.groupOut(usable.length === 0 ? 'not-scorable' : chosen.length > 0 ? 'all-passed' : 'all-failed');
    return [];
  }
  const sides = { chosen: sidesOf(chosen), rejected: sidesOf(rejected) };
  const pairs = choosePairs(sides, options, (left, right) => {
    const pair = preferencePair(left, right, options);
    return 'refusal' in pair ? log.note(pair.refusal) : pair;
  });
  const used = new Set(pairs.flatMap((pair) => [pair.chosen.member, pair.rejected.member]));
  for (const member of usable) if (!used.has(member)) log.leaveOut(member.trajectory.id, 'not-paired');
  if (pairs.length === 0) log.groupOut('no-pair');
  return pairs;
}

function isUsable(
  { trajectory, reward, actions }: Member,
  { isRejected, sameSide, log }: { isRejected: boolean; sameSide: readonly Member[]; log: BuildLog },
): boolean {
  if (Number.isNaN(reward)) log.leaveOut(trajectory.id, 'not-scorable');
  else if (isRejected && !isAgentFailure(trajectory)) log.leaveOut(trajectory.id, 'not-agent-failure');
  else if (sameSide.some((other) => other.actions === actions))
    log.leaveOut(trajectory.id, 'repeated-actions');
  else return true;
  return false;
}

// What a limit cut off comes last: its end says nothing about what the policy would have done.
function sidesOf(members: readonly Member[]): PairSide[] {
  return members.toSorted((a, b) => Number(a.isTruncated) - Number(b.isTruncated)).map(pairSide);
}

function rowOf(pair: PreferencePair, options: Resolved, log: BuildLog): DpoRow {
  const { chosen, rejected, start } = pair;
  const tokensOf = ({ member }: PairSide) =>
    options.mode === 'trajectory' ? tokensFrom(member, start) : turnTokensOf(member.trajectory, start);
  const [chosenTokens, rejectedTokens] = [tokensOf(chosen), tokensOf(rejected)];
  const isSame = chosenTokens && rejectedTokens && haveSamePrompt(chosenTokens, rejectedTokens);
  if (chosenTokens && rejectedTokens && !isSame) log.note('pair-prompt-tokens-differ');
  const chosenFrom = sideOf(chosen, start, isSame ? chosenTokens : undefined);
  const rejectedFrom = sideOf(rejected, start, isSame ? rejectedTokens : undefined);
  logRow(chosenFrom, rejectedFrom, log);
  const { trajectory } = chosen.member;
  return {
    id: `${trajectory.id}~${rejected.member.trajectory.id}`,
    level: isSame ? 'tokens' : 'messages',
    mode: options.mode,
    taskId: trajectory.taskId,
    environment: trajectory.environment,
    prompt: trajectory.messages.slice(0, start),
    chosen: [...pair.chosenMessages],
    rejected: [...pair.rejectedMessages],
    tools: toolsFor(trajectory, options),
    chosenFrom,
    rejectedFrom,
  };
}

function sideOf(
  { member }: PairSide,
  messageIndex: number,
  tokens: PreferenceSide['tokens'],
): PreferenceSide {
  const { trajectory, reward, isTruncated } = member;
  const side = { trajectoryId: trajectory.id, policy: trajectory.policy, reward, isTruncated, messageIndex };
  return tokens ? { ...side, tokens } : side;
}

function logRow(
  { tokens: chosen }: PreferenceSide,
  { tokens: rejected }: PreferenceSide,
  log: BuildLog,
): void {
  const response = [...(chosen?.responseMask ?? []), ...(rejected?.responseMask ?? [])];
  log.row({
    level: chosen ? 'tokens' : 'messages',
    promptTokens: chosen?.promptIds.length ?? 0,
    responseTokens: response.length,
    trainedTokens: response.filter((bit) => bit === 1).length,
  });
}
