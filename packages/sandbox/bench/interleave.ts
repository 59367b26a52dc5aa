import { Bench } from 'tinybench';

/** Something to be timed. */
export interface Timed {
  readonly name: string;
  run(): Promise<unknown>;
  /** Where it keeps its own time: the mean milliseconds of some runs. */
  timeRuns?(count: number): Promise<number>;
}

/** The samples of one entrant, in milliseconds per run. */
export interface Timing {
  readonly name: string;
  /** The median of the rounds' means. */
  readonly medianMs: number;
  readonly roundMeansMs: readonly number[];
  /** Each round's samples, shortest first. */
  readonly samplesMs: readonly (readonly number[])[];
}

export interface Rounds {
  readonly rounds: number;
  /** How long each entrant runs per round, and before the first. */
  readonly roundMs: number;
}

const MIN_RUNS = 3;
/** Runs in one sample of an entrant that keeps its own time. */
const RUNS_PER_SAMPLE = 10;

/** Times all entrants in every round, each round in another order, so that a slow minute of the machine hits all alike. */
export async function interleave(entrants: readonly Timed[], { rounds, roundMs }: Rounds): Promise<Timing[]> {
  const samples = new Map<string, (readonly number[])[]>(entrants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const shift = round % entrants.length;
    const bench = new Bench({
      iterations: MIN_RUNS,
      time: roundMs,
      warmup: round === 0,
      warmupTime: roundMs,
      retainSamples: true,
      throws: true,
    });
    for (const entrant of [...entrants.slice(shift), ...entrants.slice(0, shift)])
      bench.add(entrant.name, toTask(entrant), { async: true });
    for (const { name, result } of await bench.run()) {
      if (result.state === 'completed') samples.get(name)?.push(result.latency.samples ?? []);
    }
  }
  return [...samples].map(([name, samplesMs]) => {
    const roundMeansMs = samplesMs.map(mean);
    return { name, medianMs: median(roundMeansMs), roundMeansMs, samplesMs };
  });
}

function toTask({ run, timeRuns }: Timed): () => Promise<unknown> {
  if (!timeRuns) return run;
  return async () => {
    const meanMs = await timeRuns(RUNS_PER_SAMPLE);
    return { overriddenDuration: meanMs, overriddenIterationCost: meanMs * RUNS_PER_SAMPLE };
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = Number.NaN, above = Number.NaN] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return (below + above) / 2;
}
