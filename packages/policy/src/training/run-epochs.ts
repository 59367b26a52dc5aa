import { setImmediate } from 'node:timers/promises';
import { createRandom } from '@sca/core';
import type { Example, LossOfBatch } from './losses/loss.ts';
import type { PlacedRow } from './rows/read-rows.ts';
import type { StepOptions } from './training-options.ts';
import type { EpochReport } from './training-report.ts';

export interface EpochJob<Row, Learned extends Example> {
  readonly rows: readonly PlacedRow<Row>[];
  readonly steps: StepOptions;
  /** Undefined for a row that cannot be learned from. */
  toExample(row: PlacedRow<Row>): Learned | undefined;
  /** Takes one step. */
  learn(examples: readonly Learned[]): Pick<LossOfBatch, 'loss' | 'metrics'>;
}

export interface EpochsReport {
  readonly epochs: readonly EpochReport[];
  readonly usedRows: number;
  readonly decisions: number;
  readonly steps: number;
}

/** Goes through the rows in a new order each time, batch by batch. Features are worked out batch by batch as well. */
export async function runEpochs<Row, Learned extends Example>(
  job: EpochJob<Row, Learned>,
): Promise<EpochsReport> {
  const { batchSize, epochs: count, seed } = job.steps;
  const random = createRandom(seed);
  const epochs: EpochReport[] = [];
  let tally = { usedRows: 0, decisions: 0, steps: 0 };
  for (let epoch = 0; epoch < count; epoch += 1) {
    const rows = random.shuffle(job.rows);
    const reports: Pick<LossOfBatch, 'loss' | 'metrics'>[] = [];
    const seen = { usedRows: 0, decisions: 0 };
    for (let start = 0; start < rows.length; start += batchSize) {
      job.steps.signal?.throwIfAborted();
      const batch = rows.slice(start, start + batchSize);
      const examples = batch.flatMap((row) => job.toExample(row) ?? []);
      if (examples.length === 0) continue;
      reports.push(job.learn(examples));
      seen.usedRows += examples.length;
      seen.decisions += examples.reduce((sum, { decisions }) => sum + decisions.length, 0);
      // Others may want the thread, if only to abort.
      if (reports.length % 64 === 0) await setImmediate();
    }
    tally = { ...seen, steps: tally.steps + reports.length };
    epochs.push(meanOf(reports));
  }
  return { epochs, ...tally };
}

function meanOf(reports: readonly Pick<LossOfBatch, 'loss' | 'metrics'>[]): EpochReport {
  const count = Math.max(1, reports.length);
  const metrics: Record<string, number> = {};
  let loss = 0;
  for (const report of reports) {
    loss += report.loss / count;
    for (const [name, value] of Object.entries(report.metrics))
      metrics[name] = (metrics[name] ?? 0) + value / count;
  }
  return { loss, metrics };
}
