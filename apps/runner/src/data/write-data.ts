import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, ScaError } from '@sca/core';
import type { Benchmark } from './benchmark.ts';
import type { Checkout } from './checkout.ts';

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Produced files whose sha256 is not the pinned one. */
export function unexpectedFiles({ files }: Benchmark, produced: Checkout): string[] {
  const differs = ([name, hash]: [string, string]): boolean => {
    const bytes = produced.get(name);
    return bytes === undefined || sha256Of(bytes) !== hash;
  };
  return [...files].filter(differs).map(([name]) => name);
}

/**
 * Writes the data of a benchmark: each file whole under another name first, the manifest last. What an interrupted
 * run left is written over by the next.
 *
 * @throws ScaError `OUTPUT_UNWRITABLE`
 */
export async function writeData(folder: string, benchmark: Benchmark, produced: Checkout): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // Until the new one is written, the folder does not claim to be whole.
    await rm(join(folder, 'manifest.json'), { force: true });
    for (const [name, bytes] of produced) await writeWhole(join(folder, name), bytes);
    await writeWhole(join(folder, 'manifest.json'), Buffer.from(manifestText(benchmark, produced)));
  } catch (cause) {
    const sentence = `The data cannot be written to ${folder}: ${messageOf(cause)}.`;
    throw new ScaError('OUTPUT_UNWRITABLE', sentence, { cause, details: { folder } });
  }
}

function manifestText({ name, repository, commit }: Benchmark, produced: Checkout): string {
  const files = Object.fromEntries(Array.from(produced, ([file, bytes]) => [file, sha256Of(bytes)]));
  return `${JSON.stringify({ benchmark: name, repository, commit, files }, null, 2)}\n`;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  const file = await open(temporary, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
