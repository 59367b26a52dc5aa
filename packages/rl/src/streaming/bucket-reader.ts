import type { FileHandle } from 'node:fs/promises';
import { ScaError, type Trajectory } from '@sca/core';
import { hashBytes } from './hash-bytes.ts';
import type { GroupKey } from './index-trajectories.ts';
import type { InputProblem } from './input-problem.ts';
import type { LineIndex, SortedLines } from './line-index.ts';
import { type ParsedLine, parseTrajectory } from './parse-trajectory.ts';
import { readLinesAt } from './read-lines-at.ts';

/** What of the options a second pass needs. */
interface BucketSettings {
  readonly key: GroupKey;
  readonly maxGroupBytes: number;
  readonly batchBytes: number;
  onProblem(problem: InputProblem): void;
  onProgress?(done: { readonly lines: number; readonly ofLines: number }): void;
}

interface ReaderParts {
  readonly path: string;
  readonly file: FileHandle;
  readonly index: LineIndex;
  readonly settings: BucketSettings;
}

/** The second pass over a file. A bucket holds one group, and now and then another whose name hashes alike. */
export class BucketReader {
  readonly #parts: ReaderParts;
  readonly #sorted: SortedLines;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#sorted = parts.index.sorted();
  }

  /** Ranges of buckets whose lines are fetched together. */
  *batches(): Generator<[from: number, to: number]> {
    const { index, settings } = this.#parts;
    let from = 0;
    let bytes = 0;
    for (let bucket = 0; bucket < index.buckets; bucket += 1) {
      const size = this.#sizeOf(bucket);
      if (bucket > from && bytes + size > settings.batchBytes) {
        yield [from, bucket];
        from = bucket;
        bytes = 0;
      }
      bytes += size;
    }
    if (from < index.buckets) yield [from, index.buckets];
  }

  *groups(from: number, to: number): Generator<{ id: string; members: Trajectory[] }> {
    const { settings } = this.#parts;
    const buckets = Array.from({ length: to - from }, (_, offset) => from + offset);
    const small = buckets.filter((bucket) => !this.#isTooLarge(bucket));
    const lines = this.#fetch(small.flatMap((bucket) => [...this.#positionsOf(bucket)]));
    for (const bucket of small) yield* this.#groupsOf(bucket, lines);
    settings.onProgress?.({
      lines: this.#sorted.starts[to] as number,
      ofLines: this.#sorted.positions.length,
    });
  }

  *#groupsOf(
    bucket: number,
    lines: ReadonlyMap<number, Buffer>,
  ): Generator<{ id: string; members: Trajectory[] }> {
    const { key, onProblem } = this.#parts.settings;
    const groups = new Map<string, Trajectory[]>();
    for (const position of this.#positionsOf(bucket)) {
      const { trajectory, problem } = this.#parse(lines.get(position) as Buffer, bucket);
      if (problem) {
        onProblem({ line: position + 1, ...problem });
        continue;
      }
      const members = groups.get(trajectory[key]);
      if (members) members.push(trajectory);
      else groups.set(trajectory[key], [trajectory]);
    }
    for (const [id, members] of groups) yield { id, members };
  }

  #parse(line: Buffer, bucket: number): ParsedLine {
    const { key } = this.#parts.settings;
    const parsed = parseTrajectory(line);
    if (parsed.problem || hashBytes(Buffer.from(parsed.trajectory[key])) === this.#parts.index.hashOf(bucket))
      return parsed;
    // JSON.parse takes the last of two members with one name, the first pass took the first.
    return { problem: { reason: 'malformed', detail: `${key} is given more than once.` } };
  }

  #fetch(positions: readonly number[]): ReadonlyMap<number, Buffer> {
    const { file, index, path } = this.#parts;
    const ascending = Uint32Array.from(positions).sort();
    const places = Array.from(ascending, (position) => index.placeOf(position));
    const lines = readLinesAt(file, places);
    if (lines.length < places.length) throw cutShort(path, (ascending[lines.length] as number) + 1);
    return new Map(lines.map((line, nth) => [ascending[nth] as number, line]));
  }

  #isTooLarge(bucket: number): boolean {
    const { onProblem, maxGroupBytes } = this.#parts.settings;
    const size = this.#sizeOf(bucket);
    if (size <= maxGroupBytes) return false;
    const detail = `The group has ${size} bytes; at most ${maxGroupBytes} are held in memory.`;
    for (const position of this.#positionsOf(bucket))
      onProblem({ line: position + 1, reason: 'group-too-large', detail });
    return true;
  }

  #sizeOf(bucket: number): number {
    let size = 0;
    for (const position of this.#positionsOf(bucket)) size += this.#parts.index.placeOf(position).length;
    return size;
  }

  #positionsOf(bucket: number): Uint32Array {
    const { positions, starts } = this.#sorted;
    return positions.subarray(starts[bucket], starts[bucket + 1]);
  }
}

function cutShort(path: string, line: number): ScaError {
  const message = `Cannot read ${path}: it was cut short while it was read, before line ${line}. Leave it alone and run again.`;
  return new ScaError('JSON_LINES_READ_FAILED', message, { details: { path, line }, isRetryable: true });
}
