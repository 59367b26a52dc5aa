import { NumberList } from './number-list.ts';

const NO_BUCKET = -1;

const integers = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length);
const doubles = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length);

/**
 * Where each line of a file begins and which bucket it belongs to, in about 30 bytes per line.
 *
 * A bucket holds the lines whose keys have one 32-bit hash: all lines of a group, and rarely those of another
 * group too, which whoever reads the bucket tells apart.
 */
export class LineIndex {
  readonly #offsets = new NumberList(doubles);
  readonly #lengths = new NumberList(integers);
  readonly #buckets = new NumberList(integers);
  readonly #hashes = new NumberList(integers);
  #slots = new Int32Array(1024).fill(NO_BUCKET);

  /**
   * Adds the next line of the file, blank and broken ones too: positions are line numbers less one. `hash` is a
   * signed 32-bit integer, null for a line that belongs to no group.
   */
  add(line: { readonly offset: number; readonly length: number; readonly hash: number | null }): void {
    this.#offsets.push(line.offset);
    this.#lengths.push(line.length);
    this.#buckets.push(line.hash === null ? NO_BUCKET : this.#bucketOf(line.hash));
  }

  get lines(): number {
    return this.#offsets.length;
  }

  get buckets(): number {
    return this.#hashes.length;
  }

  /** In bytes, without the newline. */
  placeOf(position: number): { readonly offset: number; readonly length: number } {
    return { offset: this.#offsets.at(position), length: this.#lengths.at(position) };
  }

  /** Of the keys of a bucket's lines. */
  hashOf(bucket: number): number {
    return this.#hashes.at(bucket);
  }

  /** Positions of all lines that are in a bucket, bucket after bucket in the order of their first lines. */
  sorted(): SortedLines {
    const starts = new Uint32Array(this.buckets + 1);
    for (let position = 0; position < this.lines; position += 1) {
      const bucket = this.#buckets.at(position);
      if (bucket !== NO_BUCKET) starts[bucket + 1] = (starts[bucket + 1] as number) + 1;
    }
    for (let bucket = 0; bucket < this.buckets; bucket += 1)
      starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
    const positions = new Uint32Array(starts[this.buckets] as number);
    const next = starts.slice(0, this.buckets);
    for (let position = 0; position < this.lines; position += 1) {
      const bucket = this.#buckets.at(position);
      if (bucket === NO_BUCKET) continue;
      const place = next[bucket] as number;
      positions[place] = position;
      next[bucket] = place + 1;
    }
    return { positions, starts };
  }

  /** Open addressing over the hash itself: a table of strings would cost ten times as much. */
  #bucketOf(hash: number): number {
    if (2 * this.buckets >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(hash);
    const known = this.#slots[slot] as number;
    if (known !== NO_BUCKET) return known;
    const bucket = this.buckets;
    this.#slots[slot] = bucket;
    this.#hashes.push(hash);
    return bucket;
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== NO_BUCKET && this.#hashes.at(this.#slots[slot] as number) !== hash)
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(NO_BUCKET);
    for (let bucket = 0; bucket < this.buckets; bucket += 1)
      this.#slots[this.#slotOf(this.hashOf(bucket))] = bucket;
  }
}

/** Lines by bucket. Bucket `b` has `positions[starts[b]]` up to, not including, `positions[starts[b + 1]]`. */
export interface SortedLines {
  readonly positions: Uint32Array;
  readonly starts: Uint32Array;
}
