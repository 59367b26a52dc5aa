import { existsSync, readFileSync } from 'node:fs';
import type { HostileProgram } from './own-programs.test.support.ts';

const SHARED = new URL('../../../../../shared/hostile-programs.jsonl', import.meta.url);

/** The corpus beside the repository; undefined where it is not there. */
export function readSharedPrograms(): HostileProgram[] | undefined {
  if (!existsSync(SHARED)) return undefined;
  const lines = readFileSync(SHARED, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as HostileProgram);
}
