import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf } from '@sca/core';
import type { Finding } from './finding.ts';

/** Below this, a run of the paper's size may not fit. */
const LITTLE_BYTES = 2 * 2 ** 30;

export interface DiskRequest {
  readonly runs: string;
  readonly cwd: string;
}

/** Whether run folders can be written, and how much room there is. */
export async function checkDisk({ runs, cwd }: DiskRequest): Promise<Finding[]> {
  const folder = resolve(cwd, runs);
  const subject = 'Disk';
  try {
    const made = await mkdir(folder, { recursive: true });
    const probe = await mkdtemp(join(folder, '.doctor-'));
    const { bavail, bsize } = await statfs(probe);
    await rm(made ?? probe, { recursive: true });
    const bytes = bavail * bsize;
    const detail = `${(bytes / 2 ** 30).toFixed(1)} GiB free in ${folder}`;
    if (bytes >= LITTLE_BYTES) return [{ state: 'good', subject, detail }];
    return [
      { state: 'bad', subject, detail, advice: 'Free some space, or name another folder with --runs.' },
    ];
  } catch (thrown) {
    const advice = 'Check who owns the folder, or name another one with --runs.';
    return [{ state: 'bad', subject, detail: messageOf(thrown), advice }];
  }
}
