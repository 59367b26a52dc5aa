import type { CommandContext } from '../../command-context.ts';
import { counted } from '../../counted.ts';
import type { Benchmark } from '../../data/benchmark.ts';
import { benchmarks, findBenchmark } from '../../data/benchmarks.ts';
import { checkData } from '../../data/check-data.ts';
import { dataFolder } from '../../data/data-folder.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { renderTable } from '../../terminal/render-table.ts';
import type { DataOptions } from './data-options.ts';

/** `sca data list`: which benchmarks are in the data folder. */
export async function listCommand({ data }: DataOptions, { cwd, stdout }: CommandContext): Promise<number> {
  const dataDir = dataFolder({ option: data, cwd });
  const rows = await Promise.all(
    benchmarks.map(async (benchmark) => [benchmark.name, await stateOf(dataDir, benchmark)]),
  );
  await stdout.write(`In ${dataDir}:\n${renderTable(rows)}`);
  return EXIT_CODE.done;
}

/**
 * `sca data check`: every file against its pinned sha256.
 *
 * @returns the exit code: 1 where a file is missing or changed
 * @throws ScaError `BENCHMARK_UNKNOWN`
 */
export async function checkCommand(
  name: string,
  { data }: DataOptions,
  { cwd, stdout }: CommandContext,
): Promise<number> {
  const benchmark = findBenchmark(name);
  const dataDir = dataFolder({ option: data, cwd });
  const checks = await checkData(dataDir, benchmark);
  const isWhole = checks.every(({ status }) => status === 'ok');
  const advice = isWhole ? '' : `Run \`sca data pull ${benchmark.name}\`.\n`;
  await stdout.write(
    `In ${dataDir}:\n${renderTable(checks.map(({ file, status }) => [file, status]))}${advice}`,
  );
  return isWhole ? EXIT_CODE.done : EXIT_CODE.failed;
}

async function stateOf(dataDir: string, benchmark: Benchmark): Promise<string> {
  const checks = await checkData(dataDir, benchmark);
  const bad = checks.filter(({ status }) => status !== 'ok');
  if (bad.length === 0) return `complete: ${counted(checks.length, 'file')}`;
  if (bad.every(({ status }) => status === 'missing')) {
    return bad.length === checks.length
      ? 'not there'
      : `${bad.length} of ${counted(checks.length, 'file')} missing`;
  }
  return `${bad.length} of ${counted(checks.length, 'file')} missing or changed`;
}
