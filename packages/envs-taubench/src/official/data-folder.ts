import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataMissing, dataVersionMismatch } from './data-error.ts';
import { readDataShape } from './read-data-file.ts';

/** The upstream commit that the data is of. */
const UPSTREAM_COMMIT = '59a200c6d575d595120f1cb70fea53cef0632f6b';

const Manifest = z.looseObject({ commit: z.string() });

/**
 * Finds the folder `tau-bench` in a data folder, or takes the folder itself.
 *
 * @throws ScaError `DATA_MISSING`, `DATA_VERSION`
 */
export function openDataFolder(dataDir: string): string {
  const nested = join(dataDir, 'tau-bench');
  const folder = existsSync(nested) ? nested : dataDir;
  if (!existsSync(folder)) throw dataMissing(dataDir);
  const manifest = join(folder, 'manifest.json');
  // A folder that was filled by hand has no manifest, and is taken at its word.
  if (existsSync(manifest)) {
    const { commit: found } = readDataShape(manifest, Manifest);
    if (found !== UPSTREAM_COMMIT) throw dataVersionMismatch(folder, { found, wanted: UPSTREAM_COMMIT });
  }
  return folder;
}
