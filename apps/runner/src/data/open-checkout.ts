import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { messageOf, ScaError } from '@sca/core';
import { escapeText } from '../terminal/escape-text.ts';
import type { Checkout } from './checkout.ts';
import { checkoutUnreadable } from './checkout-unreadable.ts';
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
 * Reads a checkout: a folder, or an archive as GitHub makes them, local or behind a URL.
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
  try {
    const stats = await stat(from);
    if (stats.isDirectory()) return await readFolder(join(from, folder));
    return await readArchive({ name: from, bytes: await readFile(from, { signal }) }, folder);
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof ScaError ? cause : checkoutUnreadable(from, problemOf(cause), cause);
  }
}

function problemOf(cause: unknown): string {
  const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return isMissing ? 'there is no such folder or archive' : messageOf(cause);
}

async function readFolder(root: string): Promise<Checkout> {
  const isThere = await stat(root).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const entries = isThere ? await readdir(root, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry): Promise<[string, Uint8Array]> => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [relative(root, path).split(sep).join('/'), await readFile(path)];
  });
  return new Map(await Promise.all(read));
}
