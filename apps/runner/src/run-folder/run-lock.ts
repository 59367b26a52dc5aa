import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ScaError } from '@sca/core';
import { z } from 'zod';
import { runFileError } from './run-file-error.ts';

/** Who writes to a run folder. */
const LockHolder = z.object({ pid: z.int(), host: z.string(), startedAt: z.string() });
type LockHolder = z.infer<typeof LockHolder>;

const LOCK_FILE = 'run.lock';

/**
 * Takes a run folder for this process. A lock whose process is gone (of this machine) is taken over.
 *
 * @returns a function that gives the folder back
 * @throws ScaError `RUN_LOCKED`, which names the holder, or `RUN_FILE_UNWRITABLE`
 */
export async function lockRunFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_FILE);
  const own = { pid: process.pid, host: hostname(), startedAt: new Date().toISOString() };
  // Twice: once to find a dead holder's lock in the way, once after it is gone.
  for (const isLastTry of [false, true]) {
    if (await createLock(path, own)) return () => releaseLock(path, own);
    const holder = await readHolder(path);
    if (holder && (isLastTry || isAlive(holder))) throw locked(folder, holder);
    await setAside(path, holder);
  }
  throw locked(folder, undefined);
}

/** False where there is one already. Written elsewhere and linked, so that nobody ever sees half of it. */
async function createLock(path: string, holder: LockHolder): Promise<boolean> {
  const draft = `${path}.${process.pid}.${randomUUID()}.new`;
  try {
    await writeFile(draft, `${JSON.stringify(holder)}\n`);
    await link(draft, path);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw runFileError(path, cause);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Another process may have taken the lock over, where it held this one for dead. */
async function releaseLock(path: string, own: LockHolder): Promise<void> {
  const holder = await readHolder(path);
  if (holder && isSame(holder, own)) await rm(path, { force: true });
}

function isSame(one: LockHolder, other: LockHolder | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Undefined where nobody can be read from it: it went away, or it is none of ours. */
async function readHolder(path: string): Promise<LockHolder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return LockHolder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

// Renamed and not removed: of two processes that find the same dead lock, only one can move it away. What the other
// then moves is the lock of the first, and is put back.
async function setAside(path: string, dead: LockHolder | undefined): Promise<void> {
  const aside = `${path}.${process.pid}.${randomUUID()}.old`;
  await rename(path, aside).catch(() => {});
  const moved = await readHolder(aside);
  if (moved && !isSame(moved, dead)) await link(aside, path).catch(() => {});
  await rm(aside, { force: true, recursive: true });
}

function isAlive({ pid, host }: LockHolder): boolean {
  // Nothing is known of the processes of another machine that shares the disk.
  if (host !== hostname()) return true;
  if (pid <= 0 || pid === process.pid) return false; // an earlier process had the same number
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function locked(folder: string, holder: LockHolder | undefined): ScaError {
  const who = holder
    ? `process ${holder.pid} on ${holder.host} since ${holder.startedAt}`
    : 'another process that has only just begun';
  const message = `${folder} is in use by ${who}. Wait for it, stop it, or give this run another --name. If that process is gone for good, remove ${LOCK_FILE}.`;
  return new ScaError('RUN_LOCKED', message, { details: { folder, holder }, isRetryable: true });
}
