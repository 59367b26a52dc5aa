// Whether the loop learns, and learns from the rewards: `pnpm bench runner`, or this file alone with --seeds 1,2 and
// --variants rft,control. Every run is `sca run experiments/calculation.yaml` with what the table names.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pMap from 'p-map';
import { differenceText, shareText } from '../src/report/format.ts';
import type { ReportData } from '../src/report/report-data.ts';
import { renderTable } from '../src/terminal/render-table.ts';

const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  rft: [],
  control: ['build.permuteRewards=true'],
  dpo: ['build.algorithm=dpo', 'train.learningRate=0.3'],
  ppo: ['build.algorithm=ppo', 'train.learningRate=0.2'],
  grpo: ['build.algorithm=grpo', 'train.learningRate=0.2'],
};

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5' },
    variants: { type: 'string', default: Object.keys(VARIANTS).join(',') },
    data: { type: 'string' },
    json: { type: 'string' },
  },
});

const root = join(import.meta.dirname, '../../..');
const runs = mkdtempSync(join(tmpdir(), 'sca-learning-'));

interface Measured {
  readonly variant: string;
  readonly seed: string;
  readonly seconds: number;
  readonly report: ReportData;
}

async function measure(variant: string, seed: string): Promise<Measured> {
  const name = `${variant}-${seed}`;
  const sets = (VARIANTS[variant] ?? []).flatMap((setting) => ['--set', setting]);
  const data = values.data === undefined ? [] : ['--data', values.data];
  const words = [
    'run',
    'experiments/calculation.yaml',
    '--seed',
    seed,
    '--name',
    name,
    '--runs',
    runs,
    ...sets,
    ...data,
  ];
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, ['apps/runner/bin/sca.js', ...words], { cwd: root });
  const report = JSON.parse(readFileSync(join(runs, name, 'report.json'), 'utf8')) as ReportData;
  return { variant, seed, seconds: (performance.now() - startedAt) / 1000, report };
}

const jobs = values.variants
  .split(',')
  .flatMap((variant) => values.seeds.split(',').map((seed) => ({ variant, seed })));
try {
  const measured = await pMap(jobs, ({ variant, seed }) => measure(variant, seed), {
    concurrency: Math.max(1, Math.floor(availableParallelism() / 2)),
  });
  const rows = measured.flatMap(({ variant, seed, seconds, report }) =>
    report.comparisons.map(({ set, before, after, difference }) => [
      `${variant}, seed ${seed}`,
      set,
      before.passAt[0] ? shareText(before.passAt[0]) : '-',
      after.passAt[0] ? shareText(after.passAt[0]) : '-',
      differenceText(difference),
      `${seconds.toFixed(0)} s`,
    ]),
  );
  console.log(renderTable([['pass@1', 'test tasks', 'before', 'after', 'difference', 'whole run'], ...rows]));
} finally {
  rmSync(runs, { recursive: true });
}
