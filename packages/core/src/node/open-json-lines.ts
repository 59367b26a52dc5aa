import { type FileHandle, open } from 'node:fs/promises';
import { jsonLinesError } from './json-lines-error.ts';
import { JsonLinesFile, type JsonLinesWriter } from './json-lines-file.ts';

export interface OpenJsonLinesOptions {
  /** Longest time that a written record waits to be forced to the disk. @defaultValue 1000 */
  readonly syncIntervalMs?: number;
  /** Most records that wait to be forced to the disk. @defaultValue 100 */
  readonly syncRecords?: number;
}

/**
 * Opens a JSON Lines file to append records, and makes it where it does not exist.
 *
 * A record is complete when its newline is there: a last line without one was cut off by a crash, and is
 * removed first. One writer at a time; nothing here keeps a second one out.
 *
 * @throws ScaError `JSON_LINES_WRITE_FAILED` when the file cannot be opened or cut.
 */
export async function openJsonLines(
  path: string,
  options: OpenJsonLinesOptions = {},
): Promise<JsonLinesWriter> {
  const { syncIntervalMs = 1000, syncRecords = 100 } = options;
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'a+');
    const stats = await handle.stat();
    // Pipes and terminals have no tail to cut and nothing to force to a disk.
    const isRegular = stats.isFile();
    const size = isRegular ? await completeLength(handle, stats.size) : 0;
    if (isRegular && size < stats.size) await handle.truncate(size);
    const cutBytes = isRegular ? stats.size - size : 0;
    return new JsonLinesFile({ path, handle, size, cutBytes, isRegular, syncIntervalMs, syncRecords });
  } catch (cause) {
    await handle?.close();
    throw jsonLinesError('JSON_LINES_WRITE_FAILED', path, cause);
  }
}

const NEWLINE = 0x0a;
const BLOCK_BYTES = 64 * 1024;

/** The length of a file up to and with its last newline. */
async function completeLength(handle: FileHandle, size: number): Promise<number> {
  const block = Buffer.alloc(Math.min(BLOCK_BYTES, size));
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - block.length);
    const { bytesRead } = await handle.read(block, 0, end - start, start);
    const newline = block.subarray(0, bytesRead).lastIndexOf(NEWLINE);
    if (newline !== -1) return start + newline + 1;
    end = start;
  }
  return 0;
}
