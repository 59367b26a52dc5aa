import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ScaError } from '@sca/core';
import { escapeText } from '../terminal/escape-text.ts';
import type { Checkout } from './checkout.ts';
import { download, type OnProgress } from './download.ts';
import { readArchive } from './read-archive.ts';

export interface CheckoutSource {
  /** The path of a folder or archive, or the URL of an archive. */
  readonly from: string;
  /** The folder of the repository that is kept. */
  readonly folder: string;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/**
 * Reads a checkout: a folder, or a `.tar`, `.tar.gz` or `.tgz` as GitHub makes them, local or behind a URL.
 *
 * @throws ScaError `CHECKOUT_UNREADABLE`, `CHECKOUT_INCOMPLETE`, `DOWNLOAD_FAILED`
 */
export async function openCheckout(source: CheckoutSource): Promise<Checkout> {
  const { from, folder } = source;
  const checkout = await readSource(source);
  if (checkout.size > 0) return checkout;
  const sentence = `There is no folder ${folder} in ${escapeText(from)}. Give a checkout or archive of the whole repository.`;
  throw new ScaError('CHECKOUT_INCOMPLETE', sentence, { details: { from, folder } });
}

async function readSource({ from, folder, onProgress, signal }: CheckoutSource): Promise<Checkout> {
  if (/^https?:\/\//.test(from)) return readArchive(await download(from, { onProgress, signal }), folder);
  const stats = await stat(from).catch(() => undefined);
  if (stats?.isDirectory()) return readFolder(join(from, folder));
  if (stats?.isFile()) return readArchive({ name: from, bytes: await readFile(from) }, folder);
  const sentence = `There is no folder or archive ${escapeText(from)}. Give --from a checkout, a .tar.gz or a URL.`;
  throw new ScaError('CHECKOUT_UNREADABLE', sentence, { details: { from } });
}

async function readFolder(root: string): Promise<Checkout> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry): Promise<[string, Uint8Array]> => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [relative(root, path).split(sep).join('/'), await readFile(path)];
  });
  return new Map(await Promise.all(read));
}
