import type { FileHandle } from 'node:fs/promises';
import { findStringMember } from './find-string-member.ts';
import { hashBytes } from './hash-bytes.ts';
import type { InputProblem } from './input-problem.ts';
import { LineIndex } from './line-index.ts';
import { parseTrajectory } from './parse-trajectory.ts';
import { type ScannedLine, scanLines } from './scan-lines.ts';

/** Which member says what belongs together: `group` for PPO and GRPO, `taskId` for RFT, DPO and KTO. */
export type GroupKey = 'group' | 'taskId';

interface IndexOptions {
  readonly key: GroupKey;
  readonly maxLineBytes: number;
  onProblem(problem: InputProblem): void;
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const SPACE = 0x20;

/**
 * The first pass: where every line begins and which group it says it is of. Almost no line is parsed for that, so
 * only lines whose key cannot be found by looking at bytes are judged here; the others are when they are read.
 */
export async function indexTrajectories(file: FileHandle, options: IndexOptions): Promise<LineIndex> {
  const { key, maxLineBytes, onProblem } = options;
  const index = new LineIndex();
  const keyName = Buffer.from(key);
  await scanLines(file, { maxLineBytes }, (scanned) => {
    const line = withoutByteOrderMark(scanned);
    const found = hashOfKey(line.bytes, key, keyName);
    const problem = line.length > maxLineBytes ? tooLong(line.length, maxLineBytes) : found.problem;
    if (problem) onProblem({ line: line.number, ...problem });
    index.add({ offset: line.offset, length: line.length, hash: problem ? null : found.hash });
  });
  return index;
}

type FoundKey = { readonly hash: number | null; readonly problem?: Omit<InputProblem, 'line'> };

function hashOfKey(line: Buffer, key: GroupKey, keyName: Buffer): FoundKey {
  const member = findStringMember(line, keyName);
  if (member) return { hash: hashBytes(member) };
  if (isBlank(line)) return { hash: null };
  const { trajectory, problem } = parseTrajectory(line);
  return problem ? { hash: null, problem } : { hash: hashBytes(Buffer.from(trajectory[key])) };
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte <= SPACE);
}

function withoutByteOrderMark(line: ScannedLine): ScannedLine {
  const mark = BYTE_ORDER_MARK.length;
  if (line.number > 1 || !line.bytes.subarray(0, mark).equals(BYTE_ORDER_MARK)) return line;
  const { number, offset, length, bytes } = line;
  return { number, offset: offset + mark, length: length - mark, bytes: bytes.subarray(mark) };
}

function tooLong(length: number, limit: number): Omit<InputProblem, 'line'> {
  return { reason: 'line-too-long', detail: `The line has ${length} bytes; at most ${limit} are read.` };
}
