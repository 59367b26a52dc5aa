// Judges one Code-as-Task of eight runs (see shop.ts) with our engines and with what else there is.
import { deepStrictEqual } from 'node:assert';
import type { Contender } from './contenders/contender.ts';
import { createNoIsolation } from './contenders/no-isolation.ts';
import { createNodeVm } from './contenders/node-vm.ts';
import { createOwnChecker } from './contenders/own-checker.ts';
import { createOwnEngine } from './contenders/own-engine.ts';
import { createPublicApi } from './contenders/public-api.ts';
import { createPython, pythonVersion } from './contenders/python.ts';
import { createSebastianWessel } from './contenders/sebastianwessel.ts';
import { interleave, type Timing } from './interleave.ts';
import { printTable, printTargets, type Target, writeJson } from './report.ts';

const NAMES = {
  ours: 'snapshot engine, in process',
  checker: 'checker, 1 worker thread',
  fresh: 'fresh-runtime engine, in process',
  publicApi: 'quickjs-emscripten, new runtime per run',
  vm: 'node:vm, new context per run',
  none: 'no isolation (AsyncFunction)',
  sebastianWessel: '@sebastianwessel/quickjs',
  python: 'Python exec, in process',
};

const python = pythonVersion();
if (!python) console.log('There is no python3 here: Python is skipped.');
const contenders: Contender[] = [
  await createOwnEngine(NAMES.ours, 'snapshot'),
  createOwnChecker(NAMES.checker),
  await createOwnEngine(NAMES.fresh, 'fresh-runtime'),
  await createPublicApi(NAMES.publicApi),
  createNodeVm(NAMES.vm),
  createNoIsolation(NAMES.none),
  await createSebastianWessel(NAMES.sebastianWessel),
  ...(python ? [createPython(NAMES.python)] : []),
];

for (const { name, check } of contenders) {
  deepStrictEqual(await check(), [true, false, false, false], `${name} judges the task wrongly`);
}
const entrants = contenders.map(({ name, check, timeChecks }) => ({
  name,
  run: check,
  ...(timeChecks && { timeRuns: timeChecks }),
}));
const timings = await interleave(entrants, { rounds: 11, roundMs: 250 });
await Promise.all(contenders.map(({ close }) => close?.()));

const timeOf = (name: string): number =>
  timings.find((timing) => timing.name === name)?.medianMs ?? Number.NaN;
const ours = timeOf(NAMES.ours);

const toRow = ({ name, medianMs }: Timing): string[] => [
  name,
  medianMs.toFixed(2),
  (1000 / medianMs).toFixed(0),
  `${(medianMs / ours).toFixed(2)}x`,
  `${(medianMs / timeOf(NAMES.none)).toFixed(2)}x`,
];
printTable([['', 'ms per task', 'tasks/s', 'time to ours', 'to no isolation'], ...timings.map(toRow)]);

const timesOurs = (name: string): number => timeOf(name) / ours;
const targets: Target[] = [
  { what: "the public API's time", value: timesOurs(NAMES.publicApi), bound: { atLeast: 1.6 } },
  { what: "node:vm's time", value: timesOurs(NAMES.vm), bound: { atLeast: 1 } },
  ...(python
    ? [{ what: "Python exec's time", value: timesOurs(NAMES.python), bound: { atLeast: 0.95 } }]
    : []),
  { what: "@sebastianwessel/quickjs' time", value: timesOurs(NAMES.sebastianWessel), bound: { atLeast: 10 } },
  { what: 'our time over no isolation', value: ours / timeOf(NAMES.none), bound: { atMost: 3.5 } },
];
printTargets(targets);
writeJson({ python: python ?? null, timings, targets });
