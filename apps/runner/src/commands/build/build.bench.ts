// What `sca build grpo` costs over a million trajectories, beside JSON.parse and JSON.stringify of the same lines.
// Run with `pnpm bench runner`, or
// `node --import tsx apps/runner/src/commands/build/build.bench.ts [--lines COUNT] [--order grouped|scattered] [--json FILE]`.
// It needs dist, and about 15 GB in the temporary folder for a million lines.
import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBuild } from '../../testing/measured-build.ts';
import { type SyntheticRollouts, writeSyntheticRollouts } from '../../testing/synthetic-rollouts.ts';

/** Of a line and of its row, roughly. */
const BYTES_PER_LINE = 15_000;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    order: { type: 'string', default: 'scattered' },
    json: { type: 'string' },
  },
});

const rollouts: SyntheticRollouts = {
  lines: Number(values.lines),
  groupSize: 8,
  order: values.order === 'grouped' ? 'grouped' : 'scattered',
  resultLength: 200,
};

/** Milliseconds that JSON.parse and JSON.stringify take over all lines; reading and decoding are not counted. */
async function measureJson(path: string): Promise<number> {
  const file = await open(path);
  let spentMs = 0;
  let batch: string[] = [];
  const runBatch = (): void => {
    const start = performance.now();
    for (const line of batch) JSON.stringify(JSON.parse(line));
    spentMs += performance.now() - start;
    batch = [];
  };
  for await (const line of file.readLines({ encoding: 'utf8' })) {
    batch.push(line);
    if (batch.length === 1000) runBatch();
  }
  runBatch();
  return spentMs;
}

const folder = mkdtempSync(join(tmpdir(), 'sca-bench-'));
try {
  const { bavail, bsize } = statfsSync(folder);
  const needed = rollouts.lines * BYTES_PER_LINE;
  if (bavail * bsize < needed)
    throw new Error(
      `${folder} has ${bavail * bsize} bytes free, and ${needed} are needed: take fewer --lines.`,
    );
  const path = join(folder, 'rollouts.jsonl');
  await writeSyntheticRollouts(path, rollouts);
  const jsonBefore = await measureJson(path);
  const build = await measureBuild(['build', 'grpo', '--from', path, '--out', join(folder, 'data')]);
  if (build.exitCode !== 0) throw new Error(build.stderr);
  const jsonAfter = await measureJson(path);
  const jsonMs = (jsonBefore + jsonAfter) / 2;
  const result = {
    lines: rollouts.lines,
    order: rollouts.order,
    fileBytes: statSync(path).size,
    buildMs: build.wallMs,
    jsonMs,
    jsonSpread: Math.abs(jsonBefore - jsonAfter) / jsonMs,
    speedAgainstJson: jsonMs / build.wallMs,
    peakBytes: build.peakBytes,
  };
  const perLine = (ms: number): string => `${((1000 * ms) / result.lines).toFixed(1)} µs per line`;
  console.log(
    `${result.lines.toLocaleString('en')} ${result.order} lines, ${(result.fileBytes / 1e9).toFixed(2)} GB`,
  );
  console.log(
    `build grpo              ${perLine(build.wallMs)}, peak ${(build.peakBytes / 1e6).toFixed(0)} MB`,
  );
  console.log(
    `JSON.parse + stringify  ${perLine(jsonMs)} (before and after differ by ${(100 * result.jsonSpread).toFixed(0)} %)`,
  );
  console.log(
    `build runs at ${result.speedAgainstJson.toFixed(2)}x that speed; the floor is 0.40x and 700 MB`,
  );
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
