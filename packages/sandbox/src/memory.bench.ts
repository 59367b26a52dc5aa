// That memory stays flat over 20,000 checks: prints the process's RSS on the way and fails where it grows.
// Run with `pnpm bench sandbox`, or `node --import tsx packages/sandbox/src/memory.bench.ts [--json FILE]`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createChecker } from './checker.ts';
import { mixedTask } from './fixtures/check-mix.test.support.ts';
import { COUNTERS } from './fixtures/counters.test.support.ts';

const CHECKS = 20_000;
const STEP = 2000;
const MAX_GROWTH_MB = 60;

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const rows: { checks: number; rssMb: number; elapsedMs: number }[] = [];

function* tasks(): Generator<unknown> {
  for (let index = 0; index < CHECKS; index += 1) yield mixedTask(index);
}

await using checker = createChecker({ environment: COUNTERS, workers: 2 });
const startedAt = performance.now();
let judged = 0;
for await (const _verdict of checker.checkAll(tasks())) {
  judged += 1;
  if (judged % STEP > 0) continue;
  const row = {
    checks: judged,
    rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
    elapsedMs: Math.round(performance.now() - startedAt),
  };
  rows.push(row);
  console.log(
    `${String(row.checks).padStart(6)} checks  ${String(row.rssMb).padStart(4)} MB  ${(row.elapsedMs / 1000).toFixed(1)} s`,
  );
}

// The first steps warm up: heaps of the threads grow until they are first collected.
const [warm, ...later] = rows.slice(2).map(({ rssMb }) => rssMb);
const growthMb = Math.min(...later.slice(-3)) - (warm ?? 0);
console.log(`growth after warming up: ${growthMb} MB`);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ rows, growthMb }, null, 2)}\n`);
if (growthMb > MAX_GROWTH_MB) {
  console.error(`memory grew by ${growthMb} MB, more than ${MAX_GROWTH_MB} MB`);
  process.exitCode = 1;
}
