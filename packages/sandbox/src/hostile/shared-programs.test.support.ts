import { existsSync, readFileSync } from 'node:fs';
import type { HostileProgram } from './own-programs.test.support.ts';

const SHARED = new URL('../../../../../shared/hostile-programs.jsonl', import.meta.url);

export interface SharedProgram extends HostileProgram {
  /** How it ended in the bare engine, with a time limit alone. */
  readonly seen: string;
}

export function isEndless({ seen }: SharedProgram): boolean {
  return seen === 'timeout' || seen === 'needs-hard-kill';
}

/** The corpus beside the repository; undefined where it is not there. */
export function readSharedPrograms(): SharedProgram[] | undefined {
  if (!existsSync(SHARED)) return undefined;
  const lines = readFileSync(SHARED, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as SharedProgram);
}
