import { PythonDict } from './python-dict.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { typeName } from './type-name.ts';

export type Ordering = '<' | '>' | '<=' | '>=';

/** Python's `left == right`: 1, 1.0 and True are equal, a list and a tuple are not. */
export function isEqual(left: PythonValue, right: PythonValue): boolean {
  const [one, other] = [numberOf(left), numberOf(right)];
  // Loosely, since a bigint and a number compare by their exact values.
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  if (one !== undefined && other !== undefined) return one == other;
  if (isList(left) && isList(right)) return areItemsEqual(left, right);
  if (left instanceof PythonTuple && right instanceof PythonTuple)
    return areItemsEqual(left.items, right.items);
  if (left instanceof PythonDict && right instanceof PythonDict) return areEntriesEqual(left, right);
  if (left instanceof PythonOpaque && right instanceof PythonOpaque)
    return left.type === right.type && left.text === right.text;
  return left === right;
}

/** Python's `left < right` and its like. @throws PythonError TypeError for values that have no order. */
export function compare(left: PythonValue, operator: Ordering, right: PythonValue): boolean {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) return holds(one, operator, other);
  if (typeof left === 'string' && typeof right === 'string')
    return holds(compareText(left, right), operator, 0);
  if (isList(left) && isList(right)) return compareItems(left, operator, right);
  if (left instanceof PythonTuple && right instanceof PythonTuple)
    return compareItems(left.items, operator, right.items);
  const message = `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`;
  throw new PythonError('TypeError', message);
}

/** A value as a number to compare or calculate with; undefined for what is none. */
export function numberOf(value: PythonValue): bigint | number | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'bigint' || typeof value === 'number' ? value : undefined;
}

function holds(left: bigint | number, operator: Ordering, right: bigint | number): boolean {
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}

function compareItems(
  left: readonly PythonValue[],
  operator: Ordering,
  right: readonly PythonValue[],
): boolean {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [left[index] as PythonValue, right[index] as PythonValue];
    if (!isEqual(one, other)) return compare(one, operator, other);
  }
  return holds(left.length, operator, right.length);
}

function areItemsEqual(left: readonly PythonValue[], right: readonly PythonValue[]): boolean {
  return (
    left.length === right.length && left.every((item, index) => isEqual(item, right[index] as PythonValue))
  );
}

function areEntriesEqual(left: PythonDict, right: PythonDict): boolean {
  if (left.size !== right.size) return false;
  return left.entries().every(([key, value]) => {
    const other = right.get(key);
    return other !== undefined && isEqual(value, other);
  });
}

/** By code point, as Python orders text. */
function compareText(left: string, right: string): number {
  const [one, other] = [Array.from(left), Array.from(right)];
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const difference = (one[index]?.codePointAt(0) ?? 0) - (other[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
