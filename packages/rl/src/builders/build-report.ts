/** How the values of a quantity are spread, over what has been seen so far. */
export interface Distribution {
  readonly count: number;
  readonly mean: number | null;
  /** Standard deviation with n - 1; null below two values. */
  readonly standardDeviation: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Nearest-rank quantiles, exact up to 4,096 distinct values, then within 0.4 %. */
  readonly quantiles: {
    readonly p10: number;
    readonly p50: number;
    readonly p90: number;
    readonly p99: number;
  } | null;
}

/** One piece of bad input, by name. */
export interface ReportedProblem {
  readonly reason: string;
  /** Of the trajectory, as far as it could be read. */
  readonly id: string;
  readonly detail: string;
}

/** What went into a build and what came out. All counts are of this build only. */
export interface BuildReport {
  readonly schema: 'sca.build-report/v1';
  readonly algorithm: 'rft' | 'dpo' | 'kto' | 'ppo' | 'grpo';
  /** Every option as it was resolved, functions left out. */
  readonly options: Record<string, unknown>;
  readonly trajectories: {
    readonly in: number;
    /** Those that at least one row is made of. */
    readonly used: number;
    /** By reason; `in` = `used` + the sum of these. */
    readonly leftOut: Record<string, number>;
  };
  readonly groups: {
    readonly in: number;
    readonly used: number;
    readonly leftOut: Record<string, number>;
    /** Groups of one scorable trajectory. */
    readonly singletons: number;
    /** Groups of two or more whose rewards are all equal, and their share among those of two or more. */
    readonly zeroVariance: number;
    readonly zeroVarianceShare: number | null;
  };
  readonly rows: {
    readonly out: number;
    readonly tokenLevel: number;
    readonly messageLevel: number;
    /** Rows beyond the first of a trajectory, because a later prompt did not continue the earlier tokens. */
    readonly extraSegments: number;
    /** Rows that carry no loss because their trajectory was truncated. */
    readonly masked: number;
  };
  readonly tokens: { readonly prompt: number; readonly response: number; readonly trained: number };
  /** Over scorable trajectories that were read. */
  readonly reward: Distribution;
  /** What the policy wrote, per trajectory: tokens where all were captured, and characters of all. */
  readonly length: { readonly tokens: Distribution; readonly characters: Distribution };
  /** Trajectories whose actions equal those of an earlier one of the same task. */
  readonly duplicates: { readonly count: number; readonly rate: number | null };
  /** What is worth knowing but left nothing out, by name. */
  readonly notes: Record<string, number>;
  /** Trajectories that were bad input, by reason; empty = the exit code may be 0. */
  readonly badInput: Record<string, number>;
  /** The first three of each reason. */
  readonly problems: readonly ReportedProblem[];
}

/**
 * A running build. Rows are made group by group while they are asked for, so that memory holds one batch.
 * `rows` can be iterated once; `report()` is complete once it is exhausted.
 */
export interface Build<Row> {
  readonly rows: AsyncIterable<Row>;
  report(): BuildReport;
}

/**
 * Trajectories that belong together: those of one `group` for PPO and GRPO, of one `taskId` for RFT, DPO and KTO.
 * Members are checked while building: one that is no trajectory is counted, and the others go on.
 */
export interface TrajectoryGroup {
  readonly id: string;
  readonly members: readonly unknown[];
}
