import { numberOf } from './compare.ts';
import type { Expression, SliceParts } from './expression.ts';
import { PythonDict } from './python-dict.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonTuple, type PythonValue } from './python-value.ts';

type Evaluate = (expression: Expression) => PythonValue;

/** Python's `target[index]` and `target[start:stop:step]`. @throws PythonError */
export function subscript(
  target: PythonValue,
  index: Expression | SliceParts,
  evaluate: Evaluate,
): PythonValue {
  if (index.type === 'slice') return sliceOf(target, index, evaluate);
  const key = evaluate(index);
  if (target instanceof PythonDict) return found(target.get(key), 'KeyError');
  const items = itemsOf(target);
  const at = integerOf(key);
  return found(items[at < 0 ? at + items.length : at], 'IndexError');
}

function sliceOf(target: PythonValue, slice: SliceParts, evaluate: Evaluate): PythonValue {
  const bound = (part: Expression | undefined): number | undefined => {
    const value = part === undefined ? null : evaluate(part);
    return value === null ? undefined : integerOf(value);
  };
  const items = itemsOf(target);
  const step = bound(slice.step) ?? 1;
  if (step === 0) return fail('ValueError');
  const [first, last] = step > 0 ? [0, items.length] : [items.length - 1, -1];
  const clamp = (at: number): number =>
    Math.min(Math.max(at < 0 ? at + items.length : at, Math.min(first, last)), Math.max(first, last));
  const [start, stop] = [bound(slice.start), bound(slice.stop)].map((at) =>
    at === undefined ? at : clamp(at),
  );
  const taken: PythonValue[] = [];
  const end = stop ?? last;
  for (let at = start ?? first; step > 0 ? at < end : at > end; at += step)
    taken.push(items[at] as PythonValue);
  if (typeof target === 'string') return taken.join('');
  return target instanceof PythonTuple ? new PythonTuple(taken) : taken;
}

function itemsOf(target: PythonValue): readonly PythonValue[] {
  if (typeof target === 'string') return Array.from(target);
  if (target instanceof PythonTuple) return target.items;
  return isList(target) ? target : fail('TypeError');
}

function integerOf(value: PythonValue): number {
  const number = numberOf(value);
  return typeof number === 'bigint' ? Number(number) : fail('TypeError');
}

// None is found, too.
function found(value: PythonValue | undefined, type: string): PythonValue {
  return value === undefined ? fail(type) : value;
}

function fail(type: string): never {
  throw new PythonError(type, '');
}
