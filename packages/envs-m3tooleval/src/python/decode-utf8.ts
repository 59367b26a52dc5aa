import { PythonError } from './python-error.ts';

type Bytes = readonly number[];

/** Python's `bytes.decode('utf-8')`. @throws PythonError UnicodeDecodeError naming the bytes and their place */
export function decodeUtf8(bytes: Bytes): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    if (length === 0) refuse(bytes, { from: at, count: 1, reason: 'invalid start byte' });
    checkSequence(bytes, at, length);
    text += String.fromCodePoint(codePoint(bytes.slice(at, at + length)));
    at += length;
  }
  return text;
}

/** 0 for a byte that begins no character. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function checkSequence(bytes: Bytes, from: number, length: number): void {
  for (let offset = 1; offset < length; offset += 1) {
    const byte = bytes[from + offset];
    if (byte === undefined) refuse(bytes, { from, count: offset, reason: 'unexpected end of data' });
    else if (!isContinuation(byte, bytes[from] ?? 0, offset))
      refuse(bytes, { from, count: offset, reason: 'invalid continuation byte' });
  }
}

// The second byte's range is narrower where the character would be overlong, a surrogate or beyond U+10FFFF.
function isContinuation(byte: number, first: number, offset: number): boolean {
  const least = offset === 1 ? ({ 224: 0xa0, 240: 0x90 }[first] ?? 0x80) : 0x80;
  const most = offset === 1 ? ({ 237: 0x9f, 244: 0x8f }[first] ?? 0xbf) : 0xbf;
  return byte >= least && byte <= most;
}

function codePoint([first = 0, ...rest]: Bytes): number {
  const masks = [0x7f, 0x1f, 0x0f, 0x07];
  return rest.reduce((code, byte) => code * 64 + (byte & 0x3f), first & (masks[rest.length] ?? 0));
}

interface BadBytes {
  readonly from: number;
  readonly count: number;
  readonly reason: string;
}

function refuse(bytes: Bytes, { from, count, reason }: BadBytes): never {
  const hex = (bytes[from] ?? 0).toString(16).padStart(2, '0');
  const place =
    count === 1 ? `byte 0x${hex} in position ${from}` : `bytes in position ${from}-${from + count - 1}`;
  throw new PythonError('UnicodeDecodeError', `'utf-8' codec can't decode ${place}: ${reason}`);
}
