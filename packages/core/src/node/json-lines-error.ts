import { messageOf, ScaError } from '../sca-error.ts';

// The disk may have room, or the process a free descriptor, a moment later.
const PASSING_CODES = new Set(['EAGAIN', 'EBUSY', 'EDQUOT', 'EMFILE', 'ENFILE', 'ENOSPC']);

/** What the operating system refused, as an error that names the file and what to do. */
export function jsonLinesError(
  code: 'JSON_LINES_READ_FAILED' | 'JSON_LINES_WRITE_FAILED',
  path: string,
  cause: unknown,
): ScaError {
  const systemCode = String((cause as NodeJS.ErrnoException | undefined)?.code ?? 'UNKNOWN');
  const action = code === 'JSON_LINES_READ_FAILED' ? 'read' : 'write';
  return new ScaError(code, `Cannot ${action} ${path}: ${adviceFor(systemCode) ?? messageOf(cause)}`, {
    cause,
    details: { path, systemCode },
    isRetryable: PASSING_CODES.has(systemCode),
  });
}

function adviceFor(systemCode: string): string | undefined {
  if (systemCode === 'ENOENT') return 'there is no such file or folder. Check the path.';
  if (systemCode === 'EISDIR') return 'it is a folder. Name a file in it.';
  if (systemCode === 'EACCES') return 'permission denied. Check who owns it.';
  if (systemCode === 'ENOSPC') return 'the disk is full. Free some space and run again.';
  return undefined;
}
