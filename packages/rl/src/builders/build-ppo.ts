import { type Numbers, plainNumbers } from '../advantages/numbers.ts';
import { type Credit, placeRewards } from '../rewards/credit.ts';
import { startBatches } from './batches.ts';
import { type BuildLog, startBuildLog } from './build-log.ts';
import type { Build, TrajectoryGroup } from './build-report.ts';
import { type Member, rowsPerTask } from './members.ts';
import { lossMask, policySamples, segmentsOf, segmentTurns } from './policy-sample.ts';
import { type PpoOptions, type ResolvedPpoOptions, resolvePpoOptions } from './ppo-options.ts';
import type { PpoRow } from './rows.ts';
import { runBuild } from './run-build.ts';
import { type Scored, scoreMember, sideData, tokenKl } from './shaped-reward.ts';
import { type JudgedTokens, type TokenJob, tokenAdvantages } from './token-advantages.ts';

/** A scorable trajectory with its critic's values, one list per segment. */
interface Valued {
  readonly scored: Scored;
  readonly values: readonly (Numbers | undefined)[];
}

/**
 * PPO: every segment with token rewards, returns and advantages. Without a critic's values, advantages are those of
 * REINFORCE++, whitened over batches of groups.
 *
 * @param groups Trajectories by group, see `groupTrajectories(records, 'group')`.
 * @throws ScaError `OPTION_INVALID`
 */
export function buildPpo(
  groups: Iterable<TrajectoryGroup> | AsyncIterable<TrajectoryGroup>,
  options: PpoOptions = {},
): Build<PpoRow> {
  const resolved = resolvePpoOptions(options);
  const log = startBuildLog('ppo', resolved);
  const isPerRow = resolved.estimator === 'reinforce' || resolved.estimator === 'remax';
  const isBatched = !isPerRow && (resolved.estimator !== 'gae' || resolved.whiten);
  const batches = startBatches(isBatched ? resolved.batchGroups : 1, (batch: Valued[][]) =>
    rowsOfBatch(batch, resolved, log),
  );
  const build = (members: Member[]): PpoRow[] => {
    const valued = members.flatMap((member) => valueMember(member, resolved, log) ?? []);
    reportGroup(valued, resolved, log);
    return valued.length === 0 ? [] : batches.add(valued);
  };
  return runBuild(groups, {
    add: (group) => rowsPerTask(group, { log, options: resolved }, build),
    finish: batches.finish,
    report: log.report,
  });
}

function valueMember(member: Member, options: ResolvedPpoOptions, log: BuildLog): Valued | undefined {
  const { trajectory, reward, isTruncated } = member;
  if (Number.isNaN(reward)) return log.leaveOut(trajectory.id, 'not-scorable');
  if (isTruncated && options.truncated === 'drop') return log.leaveOut(trajectory.id, 'truncated');
  if (options.estimator === 'remax' && typeof options.baselineRewardOf?.(trajectory) !== 'number')
    return log.leaveOut(trajectory.id, 'side-data-wrong', 'there is no reward of a greedy rollout');
  const values = sideData(member, 'values', { of: options.valuesOf, log });
  const scored = values && scoreMember(member, options, log);
  return scored && { scored, values };
}

function reportGroup(valued: readonly Valued[], { estimator }: ResolvedPpoOptions, log: BuildLog): void {
  const [first] = valued;
  if (!first) log.groupOut('not-scorable');
  if (!first || valued.length > 1 || estimator !== 'reinforce-plus-plus-baseline') return;
  const { id, group } = first.scored.member.trajectory;
  log.problem(id, 'singleton-group', `group ${group} has no other scorable trajectory`);
}

function rowsOfBatch(batch: readonly Valued[][], options: ResolvedPpoOptions, log: BuildLog): PpoRow[] {
  const jobs = batch.flatMap((group, index) => group.map((valued) => jobOf(valued, index, options)));
  const judged = tokenAdvantages(jobs, options);
  let next = 0;
  return batch.flatMap((group) => {
    const rows = group.flatMap(({ values }) => {
      const [job, tokens] = [jobs[next] as TokenJob, judged[next] as JudgedTokens[]];
      next += 1;
      return rowsOf({ job, judged: tokens, values }, options, log);
    });
    if (rows.length === 0) log.groupOut('no-row');
    return rows;
  });
}

function jobOf({ scored, values }: Valued, group: number, options: ResolvedPpoOptions): TokenJob {
  const turns = segmentTurns(scored.member);
  const segments = segmentsOf(scored.member).map((segment, index) => {
    const rewards = placeRewards(
      scored.score,
      turns[index] as (typeof turns)[number],
      creditOf(scored, options),
    );
    const refLogprobs = scored.refLogprobs[index];
    const kl = options.kl && refLogprobs ? tokenKl(segment, refLogprobs, options.kl) : undefined;
    return {
      mask: lossMask(segment, isMasked(scored, options)),
      rewards: rewards.map((reward, token) => reward - (options.kl?.coefficient ?? 0) * (kl?.[token] ?? 0)),
      values: values[index],
    };
  });
  return { scored, group, segments };
}

function creditOf({ turnRewards }: Scored, { credit, turnGamma }: ResolvedPpoOptions): Credit {
  if (credit === 'per-turn') return { mode: credit, turnRewards: turnRewards ?? [] };
  return credit === 'turn-discount' ? { mode: credit, gamma: turnGamma } : { mode: credit };
}

function isMasked({ member }: Scored, { truncated }: ResolvedPpoOptions): boolean {
  return member.isTruncated && truncated === 'mask';
}

function rowsOf(
  { job, judged, values }: { job: TokenJob; judged: readonly JudgedTokens[]; values: Valued['values'] },
  options: ResolvedPpoOptions,
  log: BuildLog,
): PpoRow[] {
  const { scored, segments } = job;
  const { trajectory, segmentation } = scored.member;
  const isWithoutLoss = isMasked(scored, options);
  if (isWithoutLoss && segmentation.level === 'messages')
    return log.leaveOut(trajectory.id, 'truncated') ?? [];
  const samples = policySamples(scored.member, { isMasked: isWithoutLoss, options, log });
  return samples.map((sample, index) => {
    const [refLogprobs, ownValues] = [scored.refLogprobs[index], values[index]];
    return {
      ...sample,
      ...(refLogprobs && { refLogprobs: plainNumbers(refLogprobs) }),
      ...(ownValues && { values: plainNumbers(ownValues) }),
      tokenRewards: plainNumbers(segments[index]?.rewards ?? []),
      advantages: plainNumbers(judged[index]?.advantages ?? []),
      returns: plainNumbers(judged[index]?.returns ?? []),
    };
  });
}
