import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testEnvironment } from '@sca/testing';
import { createAirline, createRetail } from './create-environment.ts';

const small = { size: 60 };
testEnvironment('taubench/retail, own, fixed', () => createRetail(small));
testEnvironment('taubench/airline, own, fixed', () => createAirline(small));
testEnvironment('taubench/retail, own, upstream', () => createRetail({ ...small, compat: 'upstream' }));
testEnvironment('taubench/airline, own, upstream', () => createAirline({ ...small, compat: 'upstream' }));

const dataDir =
  process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../shared/benchmarks/tau-bench');
if (existsSync(join(dataDir, 'retail'))) {
  const options = { world: 'official', dataDir } as const;
  testEnvironment('taubench/retail, official', () => createRetail(options), { callsPerTool: 5 });
  testEnvironment('taubench/airline, official', () => createAirline(options), { callsPerTool: 5 });
}
