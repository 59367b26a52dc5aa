import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where tests look for official data. */
export const officialFolder =
  process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../../shared/benchmarks');

/** Whether the official data of a benchmark is there. What needs it is left out else, and the log says so. */
export function hasOfficialData(benchmark: string): boolean {
  const isThere = existsSync(join(officialFolder, benchmark));
  if (!isThere)
    console.warn(
      `Left out: tests of the official ${benchmark} data, since there is none in ${officialFolder}.`,
    );
  return isThere;
}
