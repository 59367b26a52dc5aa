import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { messageOf, ScaError } from '@sca/core';

/** A new file that bytes are appended to, hashed on the way. */
export interface ByteSink {
  /** Takes bytes that nobody changes any more. A failure to write them is thrown by the next call. */
  write(bytes: Uint8Array): Promise<void>;
  /** Forces everything to the disk and closes. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Closes, whatever is in the file. */
  abandon(): Promise<void>;
}

/** Makes the file anew. @throws ScaError `DATASET_WRITE_FAILED`, here and while writing. */
export async function openByteSink(path: string): Promise<ByteSink> {
  const hash = createHash('sha256');
  const handle = await attempt(path, () => open(path, 'w'));
  let bytes = 0;
  let underWay: Promise<void> = Promise.resolve();
  return {
    async write(chunk) {
      await underWay;
      bytes += chunk.length;
      underWay = attempt(path, () => writeAll(handle, chunk));
      underWay.catch(() => {}); // thrown by the next call
      // While the operating system writes, so that neither waits for the other.
      hash.update(chunk);
    },
    async finish() {
      await underWay;
      await attempt(path, () => handle.sync());
      await handle.close();
      return { bytes, sha256: hash.digest('hex') };
    },
    async abandon() {
      await underWay.catch(() => {});
      await handle.close();
    },
  };
}

async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let done = 0;
  while (done < chunk.length) done += (await handle.write(chunk, done)).bytesWritten;
}

/** Runs a step on the disk. @throws ScaError `DATASET_WRITE_FAILED` naming the file. */
export async function attempt<Result>(path: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    const systemCode = (cause as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    const advice =
      systemCode === 'ENOSPC' ? 'the disk is full. Free some space and run again' : messageOf(cause);
    throw new ScaError('DATASET_WRITE_FAILED', `${path} cannot be written: ${advice}.`, {
      cause,
      details: { path, systemCode },
      isRetryable: systemCode === 'ENOSPC' || systemCode === 'EDQUOT',
    });
  }
}
