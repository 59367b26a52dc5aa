import { join } from 'node:path';
import type { CommandContext } from '../../command-context.ts';
import { findBenchmark } from '../../data/benchmarks.ts';
import { checkData } from '../../data/check-data.ts';
import { dataFolder } from '../../data/data-folder.ts';
import { runUpstream } from '../../data/run-upstream.ts';
import { openDataWriter, unexpectedFiles } from '../../data/write-data.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import type { DataOptions } from './data-options.ts';
import { fetchCheckout } from './fetch-checkout.ts';
import { renderUnexpected } from './render-unexpected.ts';

/**
 * `sca data pull`: makes a benchmark's data, unless it is there already.
 *
 * @returns the exit code: 1 where a file is not as pinned
 * @throws ScaError `BENCHMARK_UNKNOWN`, `DOWNLOAD_FAILED`, `CHECKOUT_UNREADABLE`, `CHECKOUT_INCOMPLETE`,
 * `UPSTREAM_FAILED`, `OUTPUT_UNWRITABLE`
 */
export async function pullData(name: string, options: DataOptions, context: CommandContext): Promise<number> {
  const benchmark = findBenchmark(name);
  const dataDir = dataFolder({ option: options.data, cwd: context.cwd });
  const folder = join(dataDir, benchmark.name);
  const found = await checkData(dataDir, benchmark);
  if (options.from === undefined && found.every(({ status }) => status === 'ok')) {
    await context.stdout.write(`${benchmark.name} is already in ${folder}.\n`);
    return EXIT_CODE.done;
  }
  await using writer = await openDataWriter(folder, benchmark);
  const source = await fetchCheckout(benchmark, options.from, context);
  await context.stderr.write('Running the upstream modules...\n');
  const { files } = await runUpstream(benchmark, source, context);
  await writer.write(files);
  return report(unexpectedFiles(benchmark, files), { folder, context });
}

async function report(
  unexpected: readonly string[],
  { folder, context }: { folder: string; context: CommandContext },
): Promise<number> {
  await context.stdout.write(`Written to ${folder}.\n`);
  if (unexpected.length === 0) return EXIT_CODE.done;
  await context.stderr.write(renderUnexpected(unexpected));
  return EXIT_CODE.failed;
}
