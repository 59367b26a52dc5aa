import type { Experiment } from '../experiment/resolve-experiment.ts';

/** A share with its interval, all in 0..1. */
export interface Share {
  readonly value: number;
  /** 95 % interval: clustered by task (t), Wilson where all tasks are alike. */
  readonly low: number;
  readonly high: number;
}

/** Where proposals went. */
export interface Funnel {
  readonly proposals: number;
  /** Attempts, revisions included. */
  readonly attempts: number;
  readonly kept: number;
  /** Kept by the check, and the same as one that was kept before. */
  readonly duplicates: number;
  /** Lost proposals by the reason of their last attempt. */
  readonly lost: readonly {
    readonly reason: string;
    readonly count: number;
    readonly example: FunnelExample;
  }[];
}

export interface FunnelExample {
  readonly instruction: string;
  readonly detail: string;
}

/** One policy on one set of test tasks. */
export interface SetScore {
  readonly tasks: number;
  readonly trials: number;
  /** Episodes without a reward; not part of the shares. */
  readonly unscored: number;
  /** pass@k by k, from 1 to the number of trials. */
  readonly passAt: readonly Share[];
  /** pass^k by k: solved in all of k trials. */
  readonly passHat: readonly Share[];
}

/** The same tasks before and after training. */
export interface SetComparison {
  readonly set: string;
  readonly before: SetScore;
  readonly after: SetScore;
  /** After minus before, paired by task. */
  readonly difference: Share;
  /** Tasks whose majority of trials turned. */
  readonly flips: Flips;
  /** Rewards of all trials by task, so that runs can be compared from their reports alone. */
  readonly outcomes: readonly TaskOutcome[];
}

export interface Flips {
  readonly gained: number;
  readonly lost: number;
  /** Of the exact McNemar test. */
  readonly pValue: number;
}

export type Rewards = readonly (0 | 1 | null)[];

export interface TaskOutcome {
  readonly taskId: string;
  readonly before: Rewards;
  readonly after: Rewards;
}

export interface IterationReport {
  readonly iteration: number;
  readonly funnel: Funnel;
  readonly rollouts: RolloutReport;
  /** Rows of the training data, and why episodes are not in it. */
  readonly data: { readonly rows: number; readonly dropped: Readonly<Record<string, number>> } | null;
}

export interface RolloutReport {
  readonly episodes: number;
  readonly unscored: number;
  /** Of all kept tasks. */
  readonly passRate: Share;
  /** Of the tasks that the training data draws on. */
  readonly usedPassRate: Share;
  readonly stops: Readonly<Record<string, number>>;
  /** How many tasks have which pass rate, in bins: none, ten of a tenth each, all. Those without a scored episode are in none. */
  readonly difficulty: readonly DifficultyBin[];
}

export interface DifficultyBin {
  readonly label: string;
  /** Tasks that the check kept. */
  readonly kept: number;
  /** Those of them that the training data draws on. */
  readonly used: number;
}

/** What a role used. Money is null where no price is known. */
export interface RoleCost {
  readonly role: string;
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number | null;
}

/** What one of something took. */
export interface UnitCost {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Null where no price is known. */
  readonly costUsd: number | null;
}

/** Everything that a report says: `report.json`. Nothing in it depends on the time or the machine. */
export interface ReportData {
  readonly schema: 'sca.report/v1';
  readonly experiment: Experiment;
  readonly environments: readonly string[];
  readonly iterations: readonly IterationReport[];
  readonly comparisons: readonly SetComparison[];
  /** Sets that could not be measured, with what to do about it. */
  readonly missing: readonly { readonly set: string; readonly advice: string }[];
  /** Scores by iteration, where the experiment measures after every one; 0 is before training. */
  readonly curve: readonly { readonly iteration: number; readonly set: string; readonly passAt1: Share }[];
  readonly costs: readonly RoleCost[];
  /** What writing and checking tasks took per kept task; null where none was kept. */
  readonly perKeptTask: UnitCost | null;
  /** What tasks and rollouts took per training sample; null where there is none. */
  readonly perSample: UnitCost | null;
}
