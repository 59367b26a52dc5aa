import { jsonLoads } from '../python/json-loads.ts';
import { PythonError } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { dataMissing, dataUnreadable, dataVersionMismatch } from './data-error.ts';
import { type ValueReader, valueReader } from './value-reader.ts';

/** The upstream commit that the data is of. */
export const UPSTREAM_COMMIT = 'd607f56c9cfe9e8632ebaf65dcaf2b4b7fe1c6f8';

/** The folder of the official files. */
export interface DataFolder {
  readonly path: string;
  /** @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE` */
  readJson(name: string): Promise<ValueReader>;
  readJsonLines(name: string): Promise<readonly ValueReader[]>;
}

/**
 * Opens the folder `m3tooleval` in a data folder, or the folder itself.
 *
 * @throws ScaError `DATA_MISSING`, `DATA_VERSION`
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const path = (await hasFile(`${dataDir}/m3tooleval/tasks.json`)) ? `${dataDir}/m3tooleval` : dataDir;
  if (!(await hasFile(`${path}/tasks.json`))) throw dataMissing(dataDir);
  await checkVersion(path);
  const parse = (name: string, text: string): PythonValue => parseText(`${path}/${name}`, text);
  return {
    path,
    async readJson(name) {
      const value = parse(name, await readText(`${path}/${name}`));
      return valueReader(value, { path: `${path}/${name}`, place: '' });
    },
    async readJsonLines(name) {
      const lines = (await readText(`${path}/${name}`)).split('\n').filter((line) => line.trim() !== '');
      const place = (index: number): string => `line ${index + 1}`;
      return lines.map((line, index) =>
        valueReader(parseText(`${path}/${name}`, line, place(index)), {
          path: `${path}/${name}`,
          place: place(index),
        }),
      );
    },
  };
}

function parseText(path: string, text: string, place = ''): PythonValue {
  try {
    return jsonLoads(text);
  } catch (thrown) {
    if (!(thrown instanceof PythonError)) throw thrown;
    throw dataUnreadable(
      path,
      `${place === '' ? 'it' : place} is not whole JSON (${thrown.message})`,
      thrown,
    );
  }
}

// A folder that was filled by hand has no manifest, and is taken at its word.
async function checkVersion(path: string): Promise<void> {
  const name = `${path}/manifest.json`;
  if (!(await hasFile(name))) return;
  const manifest = valueReader(parseText(name, await readText(name)), { path: name, place: '' });
  const found = manifest.member('commit').text();
  if (found !== UPSTREAM_COMMIT) throw dataVersionMismatch(path, { found, wanted: UPSTREAM_COMMIT });
}

// Asked for at run time, so that the package stays loadable in a browser.
async function readText(path: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw (cause as { code?: string }).code === 'ENOENT'
      ? dataMissing(path)
      : dataUnreadable(path, String(cause), cause);
  }
}

async function hasFile(path: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises');
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ?? false;
}
