import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalSession, startSession } from '@sca/core';
import { openAirline, openRetail } from './create-environment.ts';
import { TERMINATING_TOOL } from './domain.ts';
import { groundTruthDigest } from './reward/ground-truth.ts';
import type { Taubench } from './taubench.ts';

/** Seconds that the original needs for reset, replay and hash of all test tasks (CPython 3.11). */
const ORIGINAL_SECONDS = { retail: 16.8, airline: 24.7 } as const;
/** The fastest counts: other work on the machine only adds time. */
const ROUNDS = 20;

const dataDir =
  process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../shared/benchmarks/tau-bench');

function replayAll({ environment, world }: Taubench): void {
  for (const task of world.tasks('test')) {
    const session = startSession(environment);
    for (const { name, arguments: args } of task.actions)
      if (name !== TERMINATING_TOOL) session.call(name, args).text;
    // The original replays the ground truth for every comparison; its digest is known here after the first.
    if (session.digest() !== groundTruthDigest(environment, task)) throw new Error(`task ${task.id} differs`);
  }
}

function measure(open: typeof openRetail): Record<string, number | string> {
  const start = performance.now();
  const bench = open({ world: 'official', dataDir });
  bench.environment.initialState;
  const loadMs = performance.now() - start;
  const tasks = bench.world.tasks('test').length;
  replayAll(bench);
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    replayAll(bench);
    return performance.now() - from;
  });
  const replayMs = Math.min(...times);
  const seconds = ORIGINAL_SECONDS[bench.domain];
  return {
    domain: bench.domain,
    tasks,
    loadMs: Math.round(loadMs),
    replayMs: Number(replayMs.toFixed(1)),
    ratio: Math.round((seconds * 1000) / replayMs),
  };
}

function measureMemory(): string {
  const { environment } = openAirline({ world: 'official', dataDir });
  const sessions: LocalSession[] = Array.from({ length: 1000 }, () => startSession(environment));
  for (const session of sessions)
    session.call('send_certificate', { user_id: environmentUser(environment), amount: 100 });
  return `${sessions.length} open airline sessions with one write each: ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`;
}

function environmentUser({ initialState }: { initialState: object }): string {
  return Object.keys((initialState as { users: object }).users)[0] ?? '';
}

if (existsSync(join(dataDir, 'retail'))) {
  console.table([measure(openRetail), measure(openAirline)]);
  console.log(measureMemory());
} else {
  console.log(`Skipped: no official tau-bench data in ${dataDir}. Set SCA_DATA_DIR.`);
}
