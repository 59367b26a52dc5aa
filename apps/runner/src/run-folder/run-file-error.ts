import { messageOf, ScaError } from '@sca/core';

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied. Check who owns the folder',
  EROFS: 'the disk is read-only. Name a folder elsewhere with --runs',
  ENOSPC: 'the disk is full. Free some space and run the same command again; nothing done is lost',
  ENOTDIR: 'a part of the path is a file. Remove it, or name another folder with --runs',
  EEXIST: 'a file is in the place of a folder. Remove it, or name another folder with --runs',
  EISDIR: 'a folder is in the place of a file. Remove it, or name another folder with --runs',
  EDQUOT:
    'your quota of the disk is used up. Free some space and run the same command again; nothing done is lost',
};

/** What the operating system refused while a run folder was written, with what to do. */
export function runFileError(path: string, cause: unknown): ScaError {
  const systemCode = String((cause as NodeJS.ErrnoException | undefined)?.code ?? 'UNKNOWN');
  const reason = ADVICE[systemCode] ?? messageOf(cause);
  return new ScaError('RUN_FILE_UNWRITABLE', `Cannot write ${path}: ${reason}.`, {
    cause,
    details: { path, systemCode },
    isRetryable: systemCode === 'ENOSPC' || systemCode === 'EDQUOT',
  });
}

/** Takes a step on the disk. @throws ScaError `RUN_FILE_UNWRITABLE` that names the path, where the system refuses it */
export async function writingTo<Result>(path: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    throw runFileError(path, cause);
  }
}
