import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentReference } from '@sca/core';
import { createAirline, createRetail } from '@sca/envs-taubench';
import { createChecker } from '@sca/sandbox';
import { describe, expect, it } from 'vitest';

const MODULE = import.meta.resolve('@sca/envs-taubench');
const CREATE = { createRetail, createAirline } as const;
type Factory = keyof typeof CREATE;
const FACTORIES = Object.keys(CREATE) as Factory[];

const data = process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../shared/benchmarks');
const hasData = existsSync(join(data, 'tau-bench', 'retail'));
if (!hasData)
  console.warn(`Skipped: no official tau-bench data in ${data}. Set SCA_DATA_DIR to run these tests.`);

/** How many tasks are kept, and why the others are not. */
async function checkAll(
  factory: Factory,
  options: Record<string, string>,
): Promise<{ kept: number; lost: object[] }> {
  const environment: EnvironmentReference = { module: MODULE, export: factory, options };
  await using checker = createChecker({ environment, mode: 'strict', workers: 1 });
  const lost: object[] = [];
  let kept = 0;
  for await (const verdict of checker.checkAll(CREATE[factory](options).tasks())) {
    if (verdict.kept) kept += 1;
    else lost.push({ reason: verdict.reason, detail: verdict.detail, caseName: verdict.caseName });
  }
  return { kept, lost };
}

describe('tau-bench tasks as code', () => {
  it.each(FACTORIES)(
    'all own ones of %s are kept',
    async (factory) => {
      const { kept, lost } = await checkAll(factory, {});
      expect(lost).toEqual([]);
      expect(kept).toBeGreaterThanOrEqual(25);
    },
    120_000,
  );

  it.skipIf(!hasData).each([
    ['createRetail', 108],
    ['createAirline', 31],
  ] as const)(
    'all official ones of %s are kept, those left out that doing nothing passes',
    async (factory, count) => {
      const { kept, lost } = await checkAll(factory, { world: 'official', dataDir: data });
      expect(lost).toEqual([]);
      expect(kept).toBe(count);
    },
    240_000,
  );
});
