import type { BuildReport, ReportedProblem } from './build-report.ts';
import { type RunningDistribution, startDistribution } from './distribution.ts';
import { type GroupReason, isBadInput, type TrajectoryReason } from './reasons.ts';
import type { SampleLevel } from './rows.ts';

/** Problems that are kept of each reason. */
const SHOWN_PROBLEMS = 3;

/** What a row adds to the report. */
interface RowFacts {
  readonly level: SampleLevel;
  readonly promptTokens?: number;
  readonly responseTokens?: number;
  readonly trainedTokens?: number;
  readonly isExtraSegment?: boolean;
  readonly isMasked?: boolean;
}

/** What a trajectory that was read adds to the report. NaN as reward = not scorable. */
interface TrajectoryFacts {
  readonly reward: number;
  readonly tokens: number | undefined;
  readonly characters: number;
  readonly isDuplicate: boolean;
}

/** Counts what happens during one build. What says `undefined` can be returned by a caller that gives nothing. */
export interface BuildLog {
  groupIn(): void;
  groupOut(reason: GroupReason): void;
  /** Tells of the scorable rewards of a group; all reports of variance rest on it. */
  groupRewards(rewards: readonly number[]): void;
  trajectoryIn(): void;
  trajectoryRead(facts: TrajectoryFacts): void;
  /** Leaves a trajectory out; one that is bad input becomes a problem too. */
  leaveOut(id: string, reason: TrajectoryReason, detail?: string): undefined;
  /** Reports bad input that is used all the same. */
  problem(id: string, reason: TrajectoryReason, detail: string): void;
  note(name: string): undefined;
  row(facts: RowFacts): void;
  report(): BuildReport;
}

interface Counts {
  readonly trajectories: { in: number; read: number; duplicates: number; leftOut: Record<string, number> };
  readonly groups: {
    in: number;
    comparable: number;
    singletons: number;
    zeroVariance: number;
    leftOut: Record<string, number>;
  };
  readonly rows: {
    out: number;
    tokenLevel: number;
    messageLevel: number;
    extraSegments: number;
    masked: number;
  };
  readonly tokens: { prompt: number; response: number; trained: number };
  readonly reward: RunningDistribution;
  readonly lengths: { readonly tokens: RunningDistribution; readonly characters: RunningDistribution };
  readonly notes: Record<string, number>;
  readonly badInput: Record<string, number>;
  readonly problems: ReportedProblem[];
}

function startCounts(): Counts {
  return {
    trajectories: { in: 0, read: 0, duplicates: 0, leftOut: {} },
    groups: { in: 0, comparable: 0, singletons: 0, zeroVariance: 0, leftOut: {} },
    rows: { out: 0, tokenLevel: 0, messageLevel: 0, extraSegments: 0, masked: 0 },
    tokens: { prompt: 0, response: 0, trained: 0 },
    reward: startDistribution(),
    lengths: { tokens: startDistribution(), characters: startDistribution() },
    notes: {},
    badInput: {},
    problems: [],
  };
}

/** Starts counting. `options` are shown in the report, without functions. */
export function startBuildLog(algorithm: BuildReport['algorithm'], options: object): BuildLog {
  const counts = startCounts();
  const { trajectories, groups, notes } = counts;
  return {
    groupIn() {
      groups.in += 1;
    },
    groupOut(reason) {
      increment(groups.leftOut, reason);
    },
    groupRewards: (rewards) => countVariance(groups, rewards),
    trajectoryIn() {
      trajectories.in += 1;
    },
    trajectoryRead: (facts) => countTrajectory(counts, facts),
    leaveOut(id, reason, detail = '') {
      increment(trajectories.leftOut, reason);
      if (isBadInput(reason)) countProblem(counts, { reason, id, detail });
      return undefined;
    },
    problem: (id, reason, detail) => countProblem(counts, { reason, id, detail }),
    note(name) {
      increment(notes, name);
      return undefined;
    },
    row: (facts) => countRow(counts, facts),
    report: () => ({
      schema: 'sca.build-report/v1',
      algorithm,
      options: shownOptions(options),
      ...summarize(counts),
    }),
  };
}

function countVariance(groups: Counts['groups'], rewards: readonly number[]): void {
  if (rewards.length === 1) groups.singletons += 1;
  if (rewards.length < 2) return;
  groups.comparable += 1;
  if (rewards.every((value) => value === rewards[0])) groups.zeroVariance += 1;
}

function countTrajectory({ trajectories, reward, lengths }: Counts, facts: TrajectoryFacts): void {
  trajectories.read += 1;
  if (facts.isDuplicate) trajectories.duplicates += 1;
  if (!Number.isNaN(facts.reward)) reward.add(facts.reward);
  if (facts.tokens !== undefined) lengths.tokens.add(facts.tokens);
  lengths.characters.add(facts.characters);
}

function countProblem({ badInput, problems }: Counts, problem: ReportedProblem): void {
  if (increment(badInput, problem.reason) <= SHOWN_PROBLEMS) problems.push(problem);
}

function countRow({ rows, tokens }: Counts, facts: RowFacts): void {
  rows.out += 1;
  rows[facts.level === 'tokens' ? 'tokenLevel' : 'messageLevel'] += 1;
  if (facts.isExtraSegment) rows.extraSegments += 1;
  if (facts.isMasked) rows.masked += 1;
  tokens.prompt += facts.promptTokens ?? 0;
  tokens.response += facts.responseTokens ?? 0;
  tokens.trained += facts.trainedTokens ?? 0;
}

function summarize(counts: Counts): Omit<BuildReport, 'schema' | 'algorithm' | 'options'> {
  const { trajectories, groups, lengths } = counts;
  const { leftOut, read, duplicates } = trajectories;
  const { comparable, ...shownGroups } = groups;
  return {
    trajectories: { in: trajectories.in, used: trajectories.in - total(leftOut), leftOut: { ...leftOut } },
    groups: {
      ...shownGroups,
      used: groups.in - total(groups.leftOut),
      leftOut: { ...groups.leftOut },
      zeroVarianceShare: comparable === 0 ? null : groups.zeroVariance / comparable,
    },
    rows: { ...counts.rows },
    tokens: { ...counts.tokens },
    reward: counts.reward.result(),
    length: { tokens: lengths.tokens.result(), characters: lengths.characters.result() },
    duplicates: { count: duplicates, rate: read === 0 ? null : duplicates / read },
    notes: { ...counts.notes },
    badInput: { ...counts.badInput },
    problems: [...counts.problems],
  };
}

function increment(counts: Record<string, number>, name: string): number {
  const count = (counts[name] ?? 0) + 1;
  counts[name] = count;
  return count;
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function shownOptions(options: object): Record<string, unknown> {
  const shown = Object.entries(options).filter(
    ([, value]) => typeof value !== 'function' && value !== undefined,
  );
  // JSON has no Infinity, which stands for "no limit" in options.
  return Object.fromEntries(
    shown.map(([name, value]) => [name, value === Number.POSITIVE_INFINITY ? null : value]),
  );
}
