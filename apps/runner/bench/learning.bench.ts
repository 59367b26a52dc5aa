// Whether the loop learns, and learns from the rewards: `pnpm bench runner`, or this file alone with --seeds 1,2 and
// --variants rft,control. Every run is `sca run experiments/calculation.yaml` with what the table names.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import pMap from 'p-map';
import { differenceText, shareText } from '../src/report/format.ts';
import type { ReportData } from '../src/report/report-data.ts';
import { renderTable } from '../src/terminal/render-table.ts';

type Comparison = ReportData['comparisons'][number];

interface Variant {
  readonly settings: readonly string[];
  /** What has to hold on the sets that the project's tasks come from. */
  holds(comparison: Comparison): boolean;
}

const doubles = ({ before, after }: Comparison): boolean =>
  (after.passAt[0]?.value ?? 0) >= 2 * (before.passAt[0]?.value ?? 0);
const gains = ({ difference }: Comparison): boolean => difference.low > 0;
const gainsNothing = ({ difference: { low, high } }: Comparison): boolean => low <= 0 && high >= 0;

function algorithm(name: string): Variant {
  return { settings: [`build.algorithm=${name}`], holds: gains };
}

const VARIANTS: Readonly<Record<string, Variant>> = {
  rft: { settings: [], holds: (comparison) => doubles(comparison) && gains(comparison) },
  control: { settings: ['build.permuteRewards=true'], holds: gainsNothing },
  dpo: algorithm('dpo'),
  ppo: algorithm('ppo'),
  grpo: algorithm('grpo'),
};

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5' },
    variants: { type: 'string', default: Object.keys(VARIANTS).join(',') },
    data: { type: 'string' },
    /** Keeps the run folders there; a run that is done is not done again. */
    runs: { type: 'string' },
    json: { type: 'string' },
  },
});

const root = join(import.meta.dirname, '../../..');
const runs = values.runs ?? mkdtempSync(join(tmpdir(), 'sca-learning-'));

interface Job {
  readonly variant: string;
  readonly seed: string;
}

interface Measured extends Job {
  readonly seconds: number;
  readonly comparisons: readonly Comparison[];
}

async function measure({ variant, seed }: Job): Promise<Measured> {
  const name = `${variant}-${seed}`;
  const sets = (VARIANTS[variant]?.settings ?? []).flatMap((setting) => ['--set', setting]);
  const data = values.data === undefined ? [] : ['--data', values.data];
  const where = ['--seed', seed, '--name', name, '--runs', runs];
  const words = ['run', 'experiments/calculation.yaml', ...where, ...sets, ...data];
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, ['apps/runner/bin/sca.js', ...words], { cwd: root });
  const { comparisons } = JSON.parse(readFileSync(join(runs, name, 'report.json'), 'utf8')) as ReportData;
  return { variant, seed, seconds: (performance.now() - startedAt) / 1000, comparisons };
}

function rowsOf({ variant, seed, seconds, comparisons }: Measured): string[][] {
  return comparisons.map(({ set, before, after, difference }) => [
    `${variant}, seed ${seed}`,
    set,
    before.passAt[0] ? shareText(before.passAt[0]) : '-',
    after.passAt[0] ? shareText(after.passAt[0]) : '-',
    differenceText(difference),
    `${seconds.toFixed(0)} s`,
  ]);
}

/** Official tasks are measured and promise nothing. */
function brokenClaims({ variant, seed, comparisons }: Measured): string[] {
  return comparisons
    .filter((comparison) => comparison.set !== 'official' && !VARIANTS[variant]?.holds(comparison))
    .map(({ set }) => `${variant}, seed ${seed}: what is claimed of it does not hold on the ${set} tasks.`);
}

const jobs = values.variants
  .split(',')
  .flatMap((variant) => values.seeds.split(',').map((seed): Job => ({ variant, seed })));
try {
  const measured = await pMap(
    jobs,
    async (job) => {
      const result = await measure(job);
      for (const row of rowsOf(result)) console.log(row.join('  '));
      return result;
    },
    { concurrency: Math.max(1, Math.floor(availableParallelism() / 2)) },
  );
  const header = ['pass@1', 'test tasks', 'before', 'after', 'difference', 'whole run'];
  console.log(`\n${renderTable([header, ...measured.flatMap(rowsOf)])}`);
  if (values.json) writeFileSync(values.json, JSON.stringify(measured, null, 2));
  const broken = measured.flatMap(brokenClaims);
  for (const claim of broken) console.log(claim);
  if (broken.length > 0) process.exitCode = 1;
} finally {
  if (values.runs === undefined) rmSync(runs, { recursive: true });
}
