import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize } from 'node:path';
import { ScaError } from '@sca/core';
import { z } from 'zod';
import { attempt } from './byte-sink.ts';

/** Tells a complete data set from the rest: it is written last. */
const MANIFEST_NAME = 'manifest.json';

const PARTIAL = '.partial';

const EarlierManifest = z.looseObject({
  schema: z.literal('sca.dataset/v1'),
  files: z.array(z.looseObject({ path: z.string() })),
});

/** A folder that a data set goes into. Until it is complete, its files bear another name. */
export interface DatasetFolder {
  /** Where a file is written for the time being. */
  partialPath(path: string): Promise<string>;
  /**
   * Gives the files their names, removes those of the data set that was there before, and writes the manifest.
   *
   * @throws ScaError `DATASET_WRITE_FAILED`
   */
  commit(manifest: object): Promise<void>;
  /** Removes what was written so far; the data set that was there before stays. */
  abandon(): Promise<void>;
}

/**
 * Opens a folder for a data set, and makes it where it does not exist. An earlier data set in it is replaced once
 * the new one is complete.
 *
 * @throws ScaError `DATASET_FOLDER_TAKEN` where it holds anything else; `DATASET_WRITE_FAILED`
 */
export async function openDatasetFolder(folder: string): Promise<DatasetFolder> {
  await attempt(folder, () => mkdir(folder, { recursive: true }));
  const earlier = await earlierFiles(folder);
  const written = new Set<string>();
  const partial = (path: string): string => join(folder, `${path}${PARTIAL}`);
  return {
    async partialPath(path) {
      written.add(path);
      await attempt(path, () => mkdir(dirname(partial(path)), { recursive: true }));
      return partial(path);
    },
    async commit(manifest) {
      const manifestPath = join(folder, MANIFEST_NAME);
      await attempt(manifestPath, async () => {
        await writeFile(partial(MANIFEST_NAME), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
        // From here to the end there is no manifest: whoever looks meanwhile sees that the data set is not complete.
        await rm(manifestPath, { force: true });
        for (const path of written) await rename(partial(path), join(folder, path));
        for (const path of earlier) if (!written.has(path)) await removeFile(folder, path);
        await rename(partial(MANIFEST_NAME), manifestPath);
      });
    },
    async abandon() {
      for (const path of [...written, MANIFEST_NAME]) await rm(partial(path), { force: true });
    },
  };
}

async function removeFile(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  // A folder of ours that is left empty; whatever else is in it keeps it.
  if (dirname(path) !== '.') await rmdir(join(folder, dirname(path))).catch(() => {});
}

/** Files of the data set that is in the folder. */
async function earlierFiles(folder: string): Promise<string[]> {
  const names = (await attempt(folder, () => readdir(folder))).filter((name) => !name.endsWith(PARTIAL));
  if (names.length === 0) return [];
  const manifest = names.includes(MANIFEST_NAME)
    ? await readManifest(join(folder, MANIFEST_NAME))
    : undefined;
  if (manifest) return manifest.files.map(({ path }) => path).filter(isInside);
  const found = names.slice(0, 3).join(', ');
  const message = `${folder} holds files that are no data set of ours (${found}). Name an empty or a new folder.`;
  throw new ScaError('DATASET_FOLDER_TAKEN', message, { details: { folder, found: names.slice(0, 3) } });
}

async function readManifest(path: string): Promise<z.infer<typeof EarlierManifest> | undefined> {
  try {
    return EarlierManifest.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A manifest may have been edited: nothing outside of the folder is ever removed. */
function isInside(path: string): boolean {
  return !isAbsolute(path) && !normalize(path).startsWith('..');
}
