import { gunzipSync } from 'node:zlib';
import { messageOf } from '@sca/core';
import { unzipSync } from 'fflate';
import { unpackTar } from 'modern-tar';
import type { Checkout } from './checkout.ts';
import { checkoutUnreadable } from './checkout-unreadable.ts';

export interface Archive {
  /** A path or URL, for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** More than any benchmark's repository unpacks to. */
const MAX_BYTES = 1024 ** 3;

/**
 * Reads the files of a folder from a `.tar`, `.tar.gz` or `.zip` of a repository, which may lie in a folder of its own
 * there.
 *
 * @throws ScaError `CHECKOUT_UNREADABLE`
 */
export async function readArchive({ name, bytes }: Archive, folder: string): Promise<Checkout> {
  const keep = (path: string): boolean => pathBelow(path, folder) !== undefined;
  try {
    const entries = isZip(bytes) ? readZip(bytes, keep) : await readTar(bytes, keep);
    return new Map(entries.map(([path, data]) => [pathBelow(path, folder) ?? path, data]));
  } catch (cause) {
    throw checkoutUnreadable(
      name,
      `it is no whole .tar, .tar.gz or .zip archive (${messageOf(cause)})`,
      cause,
    );
  }
}

type Entry = [path: string, data: Uint8Array];

async function readTar(bytes: Uint8Array, keep: (path: string) => boolean): Promise<Entry[]> {
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const tar = isZipped ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
  const entries = await unpackTar(tar, {
    strict: true,
    filter: ({ name, type }) => type === 'file' && keep(name),
  });
  return entries.map(({ header, data }) => [header.name, data ?? new Uint8Array()]);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function readZip(bytes: Uint8Array, keep: (path: string) => boolean): Entry[] {
  let left = MAX_BYTES;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (name.endsWith('/') || !keep(name)) return false;
    left -= originalSize;
    if (left < 0) throw new Error(`it unpacks to more than ${MAX_BYTES} bytes`);
    return true;
  };
  return Object.entries(unzipSync(bytes, { filter }));
}

/** The path from the folder on, whether the repository lies in a folder of the archive or not; undefined outside. */
function pathBelow(path: string, folder: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return undefined;
  const depth = folder.split('/').length;
  const start = [0, 1].find((from) => parts.slice(from, from + depth).join('/') === folder);
  const below = start === undefined ? [] : parts.slice(start + depth);
  return below.length === 0 ? undefined : below.join('/');
}
