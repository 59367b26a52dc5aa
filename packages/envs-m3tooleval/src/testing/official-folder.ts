import { existsSync } from 'node:fs';

const shared = new URL('../../../../../shared/benchmarks', import.meta.url).pathname;

/** Where tests look for the official data. */
export const officialFolder = process.env.SCA_DATA_DIR ?? shared;

/** Tests of the official world are skipped, and say so, where this is false. */
export const hasOfficialData = existsSync(`${officialFolder}/m3tooleval/tasks.json`);

if (!hasOfficialData) {
  console.warn(`Skipped: tests of the official M3ToolEval data, since there is none in ${officialFolder}.`);
}
