import type { Flips, ReportData, Rewards, Share, TaskOutcome } from '../../report/report-data.ts';
import { compareOutcomes, passShare } from '../../report/shares.ts';

/** A run's report, and what the run is called. */
export interface NamedReport {
  readonly name: string;
  readonly report: Pick<ReportData, 'comparisons'>;
}

/** Two runs on the tasks of a set that both scored. */
export interface RunComparison {
  readonly set: string;
  readonly baseline: string;
  readonly run: string;
  readonly tasks: number;
  readonly baselinePassAt1: Share;
  readonly passAt1: Share;
  readonly difference: Share;
  readonly flips: Flips;
}

/** Tasks of a set that say nothing of two runs. */
export interface UnpairedTasks {
  readonly set: string;
  readonly baseline: string;
  readonly run: string;
  /** Tasks that were paired. */
  readonly paired: number;
  /** Tasks that the other run did not work on. */
  readonly onlyBaseline: number;
  readonly onlyRun: number;
  /** Tasks of both of which one run has no scored trial. */
  readonly unscored: number;
}

export interface ReportComparison {
  readonly comparisons: readonly RunComparison[];
  readonly unpaired: readonly UnpairedTasks[];
}

/** Compares every other run with the first, set by set. Whatever cannot be paired is told. */
export function compareReports(baseline: NamedReport, others: readonly NamedReport[]): ReportComparison {
  const comparisons: RunComparison[] = [];
  const unpaired: UnpairedTasks[] = [];
  for (const other of others) {
    for (const set of setsOf(baseline, other)) {
      const names = { set, baseline: baseline.name, run: other.name };
      const { scored, ...rest } = pairTasks(outcomesOf(baseline, set), outcomesOf(other, set));
      if (scored.length > 0) comparisons.push({ ...names, ...compareScored(scored) });
      if (rest.onlyBaseline + rest.onlyRun + rest.unscored > 0)
        unpaired.push({ ...names, paired: scored.length, ...rest });
    }
  }
  return { comparisons, unpaired };
}

function setsOf(...runs: readonly NamedReport[]): string[] {
  return [...new Set(runs.flatMap(({ report }) => report.comparisons.map(({ set }) => set)))];
}

/** What the policy that a run ended with made of a set, by task. */
function outcomesOf({ report }: NamedReport, set: string): ReadonlyMap<string, Rewards> {
  const outcomes = report.comparisons.find((each) => each.set === set)?.outcomes ?? [];
  return new Map(outcomes.map(({ taskId, after }) => [taskId, after]));
}

interface PairedTasks extends Pick<UnpairedTasks, 'onlyBaseline' | 'onlyRun' | 'unscored'> {
  /** The baseline's rewards as `before`, those of the other run as `after`. */
  readonly scored: readonly TaskOutcome[];
}

function pairTasks(baseline: ReadonlyMap<string, Rewards>, run: ReadonlyMap<string, Rewards>): PairedTasks {
  const shared = [...baseline].flatMap(([taskId, before]): TaskOutcome[] => {
    const after = run.get(taskId);
    return after ? [{ taskId, before, after }] : [];
  });
  const scored = shared.filter(({ before, after }) => isScored(before) && isScored(after));
  return {
    scored,
    onlyBaseline: baseline.size - shared.length,
    onlyRun: run.size - shared.length,
    unscored: shared.length - scored.length,
  };
}

function isScored(rewards: Rewards): boolean {
  return rewards.some((reward) => reward !== null);
}

function compareScored(outcomes: readonly TaskOutcome[]): Omit<RunComparison, 'set' | 'baseline' | 'run'> {
  const share = (pick: (outcome: TaskOutcome) => Rewards): Share => passShare(outcomes.map(pick), 1);
  return {
    tasks: outcomes.length,
    baselinePassAt1: share(({ before }) => before),
    passAt1: share(({ after }) => after),
    ...compareOutcomes(outcomes),
  };
}
