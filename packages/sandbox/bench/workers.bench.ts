// How many checks per second one and two worker threads do over the same stream of tasks.
import { strictEqual } from 'node:assert';
import type { CheckMode } from '@sca/core';
import { type Checker, createChecker } from '../src/index.ts';
import { interleave, type Timed, type Timing } from './interleave.ts';
import { printTable, printTargets, type Target, writeJson } from './report.ts';
import { shopReference, shopTask } from './shop.ts';

const TASKS = Array.from({ length: 60 }, (_, index) => ({
  ...shopTask,
  instruction: `${shopTask.instruction} (${index})`,
}));
const MODES: readonly CheckMode[] = ['paper', 'strict'];

const nameOf = (mode: CheckMode, workers: number): string =>
  `${mode}, ${workers} worker${workers === 1 ? '' : 's'}`;

async function checkStream(checker: Checker): Promise<void> {
  for await (const { kept, reason } of checker.checkAll(TASKS))
    strictEqual(kept, true, `a task was rejected: ${reason}`);
}

const entrants: Timed[] = [];
const checkers: Checker[] = [];
for (const mode of MODES) {
  for (const workers of [1, 2]) {
    const checker = createChecker({ environment: shopReference, mode, workers });
    checkers.push(checker);
    entrants.push({ name: nameOf(mode, workers), run: () => checkStream(checker) });
  }
}
const timings = await interleave(entrants, { rounds: 9, roundMs: 500 });
await Promise.all(checkers.map((checker) => checker.close()));

const timeOf = (name: string): number =>
  timings.find((timing) => timing.name === name)?.medianMs ?? Number.NaN;
const toRow = ({ name, medianMs }: Timing): string[] => [
  name,
  (medianMs / TASKS.length).toFixed(2),
  ((1000 * TASKS.length) / medianMs).toFixed(0),
];
printTable([['', 'ms per check', 'checks/s'], ...timings.map(toRow)]);

const targets: Target[] = MODES.map((mode) => ({
  what: `speed of 2 workers, ${mode} mode`,
  value: timeOf(nameOf(mode, 1)) / timeOf(nameOf(mode, 2)),
  bound: { atLeast: 1.5 },
}));
printTargets(targets);
writeJson({ tasksPerRun: TASKS.length, timings, targets });
