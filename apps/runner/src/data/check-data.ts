import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { sha256Of } from './write-data.ts';

/** How a file of the data is found. */
export interface FileCheck {
  readonly file: string;
  /** `changed`: its sha256 is not the pinned one. */
  readonly status: 'ok' | 'missing' | 'changed';
}

/** Looks at every file of a benchmark in a data folder. */
export async function checkData(dataDir: string, { name, files }: Benchmark): Promise<FileCheck[]> {
  return Promise.all(
    Array.from(files, async ([file, hash]): Promise<FileCheck> => {
      const bytes = await readFile(join(dataDir, name, file)).catch(() => undefined);
      if (!bytes) return { file, status: 'missing' };
      return { file, status: sha256Of(bytes) === hash ? 'ok' : 'changed' };
    }),
  );
}
