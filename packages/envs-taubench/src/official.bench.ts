// What the official worlds cost: loading in a fresh process, replaying all test tasks beside the original, memory.
// Run with `pnpm bench envs-taubench`, the official data in SCA_DATA_DIR, or
// `node --import tsx packages/envs-taubench/src/official.bench.ts [--json FILE]` after a build.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSession } from '@sca/core';
import { openAirline, openRetail } from './create-environment.ts';
import { type DomainName, TERMINATING_TOOL } from './domain.ts';
import { groundTruthDigest } from './reward/ground-truth.ts';
import type { Taubench } from './taubench.ts';

/** Seconds that the original needs for reset, replay and hash of all test tasks (CPython 3.11). */
const ORIGINAL_SECONDS = { retail: 16.8, airline: 24.7 } as const;
const TARGET_RATIO = 200;
const TARGET_LOAD_MS = 150;
const TARGET_MB = 300;
const ROUNDS = 20;
const PROCESSES = 7;
const SESSIONS = 1000;

const open = { retail: openRetail, airline: openAirline } as const;
const dataDir = process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../shared/benchmarks');

/** Milliseconds of one pass over all test tasks, each on a fresh database and compared with its ground truth. */
function replayAll({ environment, world }: Taubench): number {
  const tasks = world.tasks('test');
  const start = performance.now();
  for (const task of tasks) {
    const session = startSession(environment);
    for (const { name, arguments: args } of task.actions)
      if (name !== TERMINATING_TOOL) session.call(name, args).text;
    // The original replays the ground truth for every comparison; its digest is known here after the first.
    if (session.digest() !== groundTruthDigest(environment, task)) throw new Error(`task ${task.id} differs`);
  }
  return performance.now() - start;
}

function measureReplay(domain: DomainName): Record<string, number | string> {
  const bench = open[domain]({ world: 'official', dataDir });
  bench.environment.dataHash;
  const [firstMs = 0, ...laterMs] = Array.from({ length: ROUNDS }, () => replayAll(bench));
  const originalMs = ORIGINAL_SECONDS[domain] * 1000;
  const [bestMs, usualMs] = [Math.min(...laterMs), median(laterMs)];
  return {
    domain,
    tasks: bench.world.tasks('test').length,
    originalMs,
    firstMs: round(firstMs),
    medianMs: round(usualMs),
    bestMs: round(bestMs),
    medianRatio: Math.round(originalMs / usualMs),
    bestRatio: Math.round(originalMs / bestMs),
    targetRatio: TARGET_RATIO,
  };
}

/** Runs code in a fresh process, on the built package. It prints one JSON value. */
function inFreshProcess<Result>(code: string): Result {
  const setup = `const { openRetail, openAirline } = await import('@sca/envs-taubench');
    const open = (domain) => (domain === 'retail' ? openRetail : openAirline)({ world: 'official', dataDir: ${JSON.stringify(dataDir)} });`;
  const lines = `const start = performance.now(); ${setup} ${code}`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', lines], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`a fresh process failed: ${stderr}`);
  return JSON.parse(stdout) as Result;
}

function measureLoading(domain: DomainName): Record<string, number | string> {
  const runs = Array.from({ length: PROCESSES }, () =>
    inFreshProcess<{ modulesMs: number; loadMs: number; hashMs: number }>(
      `const imported = performance.now();
       const { environment } = open('${domain}');
       environment.initialState;
       const loaded = performance.now();
       environment.dataHash;
       console.log(JSON.stringify({ modulesMs: imported - start, loadMs: loaded - imported, hashMs: performance.now() - loaded }));`,
    ),
  );
  const loads = runs.map(({ loadMs }) => loadMs);
  return {
    domain,
    processes: PROCESSES,
    loadMinMs: round(Math.min(...loads)),
    loadMedianMs: round(median(loads)),
    targetMs: TARGET_LOAD_MS,
    modulesMedianMs: round(median(runs.map(({ modulesMs }) => modulesMs))),
    firstDigestMedianMs: round(median(runs.map(({ hashMs }) => hashMs))),
  };
}

function measureMemory(): Record<string, number | string> {
  const code = `const { startSession } = await import('@sca/core');
    const { environment } = open('airline');
    const user_id = Object.keys(environment.initialState.users)[0];
    const loadedMb = process.memoryUsage().rss / 1e6;
    const sessions = Array.from({ length: ${SESSIONS} }, () => startSession(environment));
    for (const session of sessions) { session.call('send_certificate', { user_id, amount: 100 }); session.digest(); }
    console.log(JSON.stringify({ loadedMb, residentMb: process.memoryUsage().rss / 1e6, sessions: sessions.length }));`;
  const { loadedMb, residentMb } = inFreshProcess<{ loadedMb: number; residentMb: number }>(code);
  return {
    sessions: SESSIONS,
    loadedMb: round(loadedMb),
    residentMb: round(residentMb),
    targetMb: TARGET_MB,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

if (existsSync(join(dataDir, 'tau-bench')) || existsSync(join(dataDir, 'retail'))) {
  const domains = ['retail', 'airline'] as const;
  const report = {
    bench: 'envs-taubench/official',
    replay: domains.map(measureReplay),
    loading: domains.map(measureLoading),
    memory: [measureMemory()],
  };
  console.log('All test tasks: reset, replay, comparison by the tree digest');
  console.table(report.replay);
  console.log('Loading in a fresh process: files, parsing, freezing; modules and the first digest apart');
  console.table(report.loading);
  console.log('Open airline sessions, each with one write and a digest');
  console.table(report.memory);
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
} else {
  console.log(`Skipped: no official tau-bench data in ${dataDir}. Set SCA_DATA_DIR.`);
}
