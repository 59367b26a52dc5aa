import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../../command-context.ts';
import { findBenchmark } from '../../data/benchmarks.ts';
import { writeData } from '../../data/write-data.ts';
import { runReplay } from '../replay/run-replay.ts';
import type { DataOptions } from './data-options.ts';
import { fetchCheckout } from './fetch-checkout.ts';

/**
 * `sca data verify`: random calls through upstream's own tools and through ours, on the same data.
 *
 * @returns the exit code: 1 where a call differs
 * @throws ScaError as `sca data pull` and `sca replay` do
 */
export async function verifyData(
  name: string,
  options: DataOptions,
  context: CommandContext,
): Promise<number> {
  const benchmark = findBenchmark(name);
  const { calls = 500, seed = 1 } = options;
  const { signal } = context;
  const source = await fetchCheckout(benchmark, options.from, context);
  await context.stderr.write('Running the upstream modules...\n');
  const [produced, rows] = await Promise.all([
    benchmark.extract(source, signal),
    benchmark.record(source, { calls, seed, signal }),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'sca-verify-'));
  try {
    await writeData(join(folder, benchmark.name), benchmark, produced);
    const file = join(folder, 'rows.jsonl');
    await writeFile(file, rows);
    return await runReplay({ env: benchmark.name, in: file, data: folder }, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
