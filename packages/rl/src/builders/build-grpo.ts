import { hasSignal } from '../advantages/has-signal.ts';
import { plainNumbers } from '../advantages/numbers.ts';
import { spreadOverTurns } from '../rewards/credit.ts';
import { startBatches } from './batches.ts';
import { type BuildLog, startBuildLog } from './build-log.ts';
import type { Build, TrajectoryGroup } from './build-report.ts';
import { groupAdvantages, type Judged } from './group-advantages.ts';
import { type GrpoOptions, type ResolvedGrpoOptions, resolveGrpoOptions } from './grpo-options.ts';
import { type Member, rowsPerTask } from './members.ts';
import { policySamples, segmentTurns } from './policy-sample.ts';
import type { GrpoRow } from './rows.ts';
import { runBuild } from './run-build.ts';
import { type Scored, scoreMember, sequencePenalty } from './shaped-reward.ts';

/**
 * GRPO and its relatives: every trajectory with the advantage it has over the others of its group.
 *
 * @param groups Trajectories by group, see `groupTrajectories(records, 'group')`.
 * @throws ScaError `OPTION_INVALID`
 */
export function buildGrpo(
  groups: Iterable<TrajectoryGroup> | AsyncIterable<TrajectoryGroup>,
  options: GrpoOptions = {},
): Build<GrpoRow> {
  const resolved = resolveGrpoOptions(options);
  const log = startBuildLog('grpo', resolved);
  const needsBatch = resolved.scale === 'batch' || (resolved.estimator === 'rloo' && resolved.normalize);
  const batches = startBatches(needsBatch ? resolved.batchGroups : 1, (batch: Scored[][]) =>
    groupAdvantages(batch, resolved).flatMap((group) => rowsOf(group, resolved, log)),
  );
  const build = (members: Member[]): GrpoRow[] => {
    const scored = scoreGroup(members, resolved, log);
    return scored.length === 0 ? [] : batches.add(scored);
  };
  return runBuild(groups, {
    add: (group) => rowsPerTask(group, { log, options: resolved }, build),
    finish: batches.finish,
    report: log.report,
  });
}

/** The trajectories that make the baseline; empty where the group gives no row. */
function scoreGroup(members: readonly Member[], options: ResolvedGrpoOptions, log: BuildLog): Scored[] {
  const scored = members.flatMap((member) => {
    const { trajectory, reward, isTruncated } = member;
    if (Number.isNaN(reward)) return log.leaveOut(trajectory.id, 'not-scorable') ?? [];
    if (isTruncated && options.truncated === 'drop') return log.leaveOut(trajectory.id, 'truncated') ?? [];
    return scoreMember(member, options, log) ?? [];
  });
  const [first] = scored;
  if (!first) {
    log.groupOut('not-scorable');
    return [];
  }
  if (scored.length === 1) return handleSingleton(first, options, log);
  if (options.zeroVariance === 'keep' || groupHasSignal(scored, options)) return scored;
  for (const { member } of scored) log.leaveOut(member.trajectory.id, 'zero-variance');
  log.groupOut('zero-variance');
  return [];
}

function handleSingleton(scored: Scored, options: ResolvedGrpoOptions, log: BuildLog): Scored[] {
  const { id, group } = scored.member.trajectory;
  const detail = `group ${group} has no other scorable trajectory`;
  if (options.singleton === 'score' || options.zeroVariance === 'keep') {
    log.problem(id, 'singleton-group', detail);
    return [scored];
  }
  log.leaveOut(id, 'singleton-group', detail);
  log.groupOut('singleton');
  return [];
}

function groupHasSignal(scored: readonly Scored[], options: ResolvedGrpoOptions): boolean {
  const rewards =
    options.credit === 'per-turn'
      ? scored.flatMap(({ turnRewards }) => (turnRewards ?? []).map((reward) => reward ?? Number.NaN))
      : scored.map((one) => one.score - sequencePenalty(one, options));
  return hasSignal(rewards);
}

function rowsOf(group: readonly Judged[], options: ResolvedGrpoOptions, log: BuildLog): GrpoRow[] {
  const rows = group.flatMap((judged) => rowsOfOne(judged, options, log));
  if (rows.length === 0) log.groupOut('no-row');
  return rows;
}

function rowsOfOne(
  { scored, advantage, ofTurn }: Judged,
  options: ResolvedGrpoOptions,
  log: BuildLog,
): GrpoRow[] {
  const { member } = scored;
  const { trajectory, isTruncated, segmentation } = member;
  const isMasked = isTruncated && options.truncated === 'mask';
  if (isMasked && segmentation.level === 'messages') return log.leaveOut(trajectory.id, 'truncated') ?? [];
  if (advantage === 0 && options.zeroAdvantage === 'drop')
    return log.leaveOut(trajectory.id, 'zero-advantage') ?? [];
  const turns = segmentTurns(member);
  return policySamples(member, { isMasked, options, log }).map((sample, index) => {
    const refLogprobs = scored.refLogprobs[index];
    const spans = turns[index];
    const advantages =
      spans && !isMasked ? spreadOverTurns(spans, ofTurn) : new Float64Array(spans?.length ?? 0);
    return {
      ...sample,
      ...(refLogprobs && { refLogprobs: plainNumbers(refLogprobs) }),
      advantage,
      advantages: plainNumbers(advantages),
    };
  });
}
