import { open, rename, rm } from 'node:fs/promises';
import { runFileError } from './run-file-error.ts';

/**
 * Replaces a JSON file as a whole: readers see the old text or the new one, never half of either.
 *
 * @throws ScaError `RUN_FILE_UNWRITABLE`
 */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  await writeFileWhole(path, `${JSON.stringify(value, undefined, 2)}\n`);
}

/** The same for any text or bytes. */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeDraft(draft, content);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    throw runFileError(path, cause);
  }
}

async function writeDraft(draft: string, content: string | Uint8Array): Promise<void> {
  await using handle = await open(draft, 'w');
  await handle.writeFile(content);
  await handle.sync();
}
