import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createAirline, createRetail } from '../create-environment.ts';
import type { DomainName } from '../domain.ts';
import { parseRow, replayRow } from './replay-row.ts';

const dataDir =
  process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../../shared/benchmarks/tau-bench');
const hasData = existsSync(join(dataDir, 'retail'));
if (!hasData)
  console.warn(`Skipped: no official tau-bench data in ${dataDir}. Set SCA_DATA_DIR to run these tests.`);

/** Every so many rows are played here; all of them in apps/runner, through `sca replay`. */
const RECORDINGS: readonly (readonly [domain: DomainName, name: string, every: number])[] = [
  ['retail', 'replay-test', 1],
  ['retail', 'replay-dev', 1],
  ['retail', 'random-calls', 12],
  ['airline', 'replay-test', 1],
  ['airline', 'random-calls', 12],
];

describe.skipIf(!hasData)('recordings of the original', () => {
  const options = { world: 'official', dataDir, compat: 'upstream' } as const;
  const environments = hasData
    ? { retail: createRetail(options), airline: createAirline(options) }
    : undefined;
  const table: Record<string, unknown>[] = [];
  afterAll(() => console.table(table));

  it.each(RECORDINGS)('%s %s', { timeout: 120_000 }, (domain, name, every) => {
    const lines = readFileSync(join(dataDir, domain, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean);
    const rows = lines.filter((_line, index) => index % every === 0).map(parseRow);
    const environment = environments?.[domain];
    const mismatches = rows.flatMap((row) => (environment ? replayRow(environment, row) : []));
    const steps = rows.reduce((sum, row) => sum + row.steps.length, 0);
    table.push({ domain, name, rows: rows.length, steps, mismatches: mismatches.length });
    expect(mismatches.slice(0, 3)).toEqual([]);
    expect(steps).toBeGreaterThan(0);
  });
});
