import { messageOf, ScaError } from '@sca/core';

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied. Check who owns the folder',
  EROFS: 'the disk is read-only. Name a folder elsewhere with --runs',
  ENOSPC: 'the disk is full. Free some space and run the same command again; nothing done is lost',
  ENOTDIR: 'a part of the path is a file. Name another folder with --runs',
};

/** What the operating system refused while a run folder was written, with what to do. */
export function runFileError(path: string, cause: unknown): ScaError {
  const systemCode = String((cause as NodeJS.ErrnoException | undefined)?.code ?? 'UNKNOWN');
  const reason = ADVICE[systemCode] ?? messageOf(cause);
  return new ScaError('RUN_FILE_UNWRITABLE', `Cannot write ${path}: ${reason}.`, {
    cause,
    details: { path, systemCode },
    isRetryable: systemCode === 'ENOSPC',
  });
}
