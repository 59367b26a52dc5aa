import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../../command-context.ts';
import { findBenchmark } from '../../data/benchmarks.ts';
import { runUpstream } from '../../data/run-upstream.ts';
import type { UpstreamOutput } from '../../data/upstream-output.ts';
import { openDataWriter, unexpectedFiles } from '../../data/write-data.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { runReplay } from '../replay/run-replay.ts';
import type { DataOptions } from './data-options.ts';
import { fetchCheckout } from './fetch-checkout.ts';
import { renderUnexpected } from './render-unexpected.ts';

/**
 * `sca data verify`: random calls through upstream's own tools and through ours, on the same data. Whether that is the
 * pinned data is said, too.
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
  const source = await fetchCheckout(benchmark, options.from, context);
  await context.stderr.write('Running the upstream modules...\n');
  const output = await runUpstream(benchmark, source, { record: { calls, seed }, signal: context.signal });
  const data = await mkdtemp(join(tmpdir(), 'sca-verify-'));
  try {
    await using writer = await openDataWriter(join(data, benchmark.name), benchmark);
    await writer.write(output.files);
    await context.stderr.write(renderUnexpected(unexpectedFiles(benchmark, output.files)));
    return await replayAll(output, data, context);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function replayAll({ rows }: UpstreamOutput, data: string, context: CommandContext): Promise<number> {
  let exitCode: number = EXIT_CODE.done;
  for (const [env, lines] of rows) {
    if (context.signal.aborted) return EXIT_CODE.interrupted;
    const file = join(data, 'rows.jsonl');
    await writeFile(file, lines);
    await context.stdout.write(`${env}\n`);
    exitCode = Math.max(exitCode, await runReplay({ env, in: file, data }, context));
  }
  return exitCode;
}
