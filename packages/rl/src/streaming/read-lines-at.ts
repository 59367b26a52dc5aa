import { readSync } from 'node:fs';

/** Where a line stands in its file, in bytes. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
}

/** Lines that lie nearer than this may share a read: passing over some bytes is cheaper than asking twice. */
const MAX_GAP_BYTES = 16 * 1024;

/**
 * Reads lines at known places with as few reads as their places allow.
 *
 * The reads are synchronous: a million small asynchronous ones cost more than parsing what they bring.
 *
 * @param places ascending by offset
 * @returns the bytes of each line; fewer than asked for where the file ends before
 */
export function readLinesAt(file: { readonly fd: number }, places: readonly LinePlace[]): Buffer[] {
  const lines: Buffer[] = [];
  let first = 0;
  while (first < places.length) {
    const end = endOfRun(places, first);
    const start = (places[first] as LinePlace).offset;
    const bytes = readRange(file.fd, start, endOf(places[end - 1] as LinePlace));
    for (const place of places.slice(first, end)) {
      const from = place.offset - start;
      const to = from + place.length;
      if (to > bytes.length) return lines;
      lines.push(bytes.subarray(from, to));
    }
    first = end;
  }
  return lines;
}

/** The index after the last place that is read together with the first; no more than half of a read is gaps. */
function endOfRun(places: readonly LinePlace[], first: number): number {
  let next = first + 1;
  let wanted = (places[first] as LinePlace).length + MAX_GAP_BYTES;
  while (next < places.length) {
    const gap = (places[next] as LinePlace).offset - endOf(places[next - 1] as LinePlace);
    wanted -= gap;
    if (gap > MAX_GAP_BYTES || wanted < 0) break;
    wanted += (places[next] as LinePlace).length;
    next += 1;
  }
  return next;
}

function endOf({ offset, length }: LinePlace): number {
  return offset + length;
}

/** As much of the range as the file has. */
function readRange(fd: number, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(fd, bytes, filled, bytes.length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
