import { numberOf } from './compare.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonTuple, type PythonValue } from './python-value.ts';
import { typeName } from './type-name.ts';

type Sequence = string | PythonTuple | readonly PythonValue[];

/**
 * Characters that a result may come to beyond which Python would be out of memory, or we would be. A list counts with
 * all that is in it: `[['x' * 10 ** 6] * 10 ** 6]` is small until it is written out.
 */
const MAX_WEIGHT = 16 * 2 ** 20;
const ITEM_WEIGHT = 16;
const MAX_COUNT = 2n ** 63n;

/** `'5' * 3` and `3 * [1]`; undefined where neither side is a sequence. @throws PythonError TypeError */
export function repeatSequence(left: PythonValue, right: PythonValue): PythonValue | undefined {
  if (isSequence(left)) return repeat(left, right);
  return isSequence(right) ? repeat(right, left) : undefined;
}

function isSequence(value: PythonValue): value is Sequence {
  return typeof value === 'string' || isList(value) || value instanceof PythonTuple;
}

function repeat(sequence: Sequence, times: PythonValue): PythonValue {
  const count = numberOf(times);
  if (typeof count !== 'bigint')
    throw new PythonError('TypeError', `can't multiply sequence by non-int of type '${typeName(times)}'`);
  const repetitions = boundedCount(count, sequence);
  if (typeof sequence === 'string') return sequence.repeat(repetitions);
  if (sequence instanceof PythonTuple) return new PythonTuple(repeatItems(sequence.items, repetitions));
  return repeatItems(sequence, repetitions);
}

function boundedCount(count: bigint, sequence: Sequence): number {
  if (count >= MAX_COUNT || count < -MAX_COUNT)
    throw new PythonError('OverflowError', "cannot fit 'int' into an index-sized integer");
  const weight = weightOf(sequence);
  const repetitions = count < 0n || weight === 0 ? 0 : Number(count);
  if (repetitions * weight > MAX_WEIGHT) throw new PythonError('MemoryError', '');
  return repetitions;
}

function weightOf(value: PythonValue): number {
  if (typeof value === 'string') return value.length;
  const items = value instanceof PythonTuple ? value.items : isList(value) ? value : [];
  return items.reduce<number>((sum, item) => sum + ITEM_WEIGHT + weightOf(item), 0);
}

function repeatItems(items: readonly PythonValue[], count: number): PythonValue[] {
  return Array.from({ length: count }, () => items).flat();
}
