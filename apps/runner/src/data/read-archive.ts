import { gunzipSync } from 'node:zlib';
import { messageOf, ScaError } from '@sca/core';
import { parseTar } from 'nanotar';
import { escapeText } from '../terminal/escape-text.ts';
import { type Checkout, filesBelow } from './checkout.ts';

export interface Archive {
  /** A path or URL, for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the files of a folder from an archive, in which the whole repository lies in one folder. @throws ScaError `CHECKOUT_UNREADABLE` */
export function readArchive({ name, bytes }: Archive, folder: string): Checkout {
  try {
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const items = parseTar(isZipped ? gunzipSync(bytes) : bytes);
    const files = items.filter(({ type }) => type === 'file' || type === undefined);
    const checkout = new Map(
      files.map((item) => [item.name.replace(/^\.?\/?[^/]+\//, ''), item.data ?? new Uint8Array()]),
    );
    return filesBelow(checkout, folder);
  } catch (cause) {
    const sentence = `${escapeText(name)} is no whole .tar or .tar.gz archive (${messageOf(cause)}).`;
    throw new ScaError('CHECKOUT_UNREADABLE', sentence, { cause, details: { name } });
  }
}
