import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, ScaError } from '@sca/core';
import { escapeText } from '../terminal/escape-text.ts';
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

/** A data folder that is being filled. */
export interface DataWriter extends AsyncDisposable {
  /**
   * Puts files in place, the manifest last. Until all of them lie beside it, the folder is as it was.
   *
   * @throws ScaError `OUTPUT_UNWRITABLE`
   */
  write(produced: Checkout): Promise<void>;
}

const STAGING = '.pull-';
const MANIFEST = 'manifest.json';

/**
 * Makes the folder of a benchmark, or finds that it cannot be written before anything is downloaded for it.
 *
 * Files are written whole into a folder within it and renamed. What an earlier pull left there that was killed is
 * removed; another one that runs is left alone.
 *
 * @throws ScaError `OUTPUT_UNWRITABLE`
 */
export async function openDataWriter(folder: string, benchmark: Benchmark): Promise<DataWriter> {
  const staging = await attempt(folder, async () => {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    return mkdtemp(join(folder, `${STAGING}${process.pid}-`));
  });
  return {
    write: (produced) =>
      attempt(folder, async () => {
        const all = [...produced, [MANIFEST, Buffer.from(manifestText(benchmark, produced))] as const];
        for (const [name, bytes] of all) await writeWhole(join(staging, name), bytes);
        // Until the new one is there, the folder does not claim to be whole.
        await rm(join(folder, MANIFEST), { force: true });
        for (const [name] of all) await moveInto(join(staging, name), join(folder, name));
        await refuseMixture(folder, produced);
      }),
    async [Symbol.asyncDispose]() {
      await rm(staging, { recursive: true, force: true });
      // Only where it is empty: nothing was written, and nothing had been there.
      await rmdir(folder).catch(() => {});
    },
  };
}

function manifestText({ name, repository, commit, files }: Benchmark, produced: Checkout): string {
  const hashes = Object.fromEntries(Array.from(produced, ([file, bytes]) => [file, sha256Of(bytes)]));
  const isPinned = Object.entries(hashes).every(([file, hash]) => files.get(file) === hash);
  return `${JSON.stringify({ benchmark: name, repository, commit, isPinned, files: hashes }, null, 2)}\n`;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

/** Two pulls at once leave the same files, unless they are of different sources. */
async function refuseMixture(folder: string, produced: Checkout): Promise<void> {
  for (const [name, bytes] of produced) {
    const found = await readFile(join(folder, name));
    if (!found.equals(bytes))
      throw new Error(`${name} was changed meanwhile. Does another pull run? Run this again`);
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  const staged = (await readdir(folder)).filter((name) => name.startsWith(STAGING));
  for (const name of staged) {
    const pid = Number.parseInt(name.slice(STAGING.length), 10);
    if (!isRunning(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    // The process of somebody else may not be signalled, and is there.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function attempt<Result>(folder: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    const sentence = `The data cannot be written to ${escapeText(folder)}: ${escapeText(messageOf(cause))}.`;
    throw new ScaError('OUTPUT_UNWRITABLE', sentence, { cause, details: { folder } });
  }
}
