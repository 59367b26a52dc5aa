import { compare } from '../../python/compare.ts';
import { PythonDict } from '../../python/python-dict.ts';
import { PythonError } from '../../python/python-error.ts';
import { PythonTuple, type PythonValue } from '../../python/python-value.ts';

/**
 * Reads keys and values by turns and gives the first entry with the greatest value. A key that comes again keeps
 * its place and takes the later value; a key without a value is dropped.
 */
export function findMaximumEntry(args: readonly PythonValue[]): PythonTuple {
  const entries = new PythonDict();
  for (let index = 0; index + 1 < args.length; index += 2)
    entries.set(args[index] as PythonValue, args[index + 1] as PythonValue);
  const [first, ...rest] = entries.entries();
  if (!first) throw new PythonError('ValueError', 'max() arg is an empty sequence');
  return new PythonTuple(
    rest.reduce((best, entry) => (compare(entry[1], '>', best[1]) ? entry : best), first),
  );
}
