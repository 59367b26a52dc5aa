import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { Json } from './json.ts';

type HashText = (text: string) => string;

/** Lower-case hex sha256 of the UTF-8 bytes of a text. Lone surrogates count as U+FFFD. */
export const sha256Hex: HashText = nativeSha256() ?? portableSha256;

/** Lower-case hex sha256 of a value's canonical JSON: equal values, equal hash, on every platform. */
export function contentHash(value: Json): string {
  return sha256Hex(canonicalJson(value));
}

/** The same hash in plain JavaScript, for browsers. */
export function portableSha256(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

// Node's own hash is several times faster on the small texts that state digests are made of. It is asked for
// at run time, so that this file stays loadable in a browser.
function nativeSha256(): HashText | undefined {
  const crypto = globalThis.process?.getBuiltinModule?.('node:crypto');
  return crypto?.hash && ((text) => crypto.hash('sha256', text, 'hex'));
}
