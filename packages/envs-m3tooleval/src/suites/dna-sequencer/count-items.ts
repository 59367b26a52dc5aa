import { iterate } from '../../python/extreme.ts';
import { PythonDict } from '../../python/python-dict.ts';
import type { PythonValue } from '../../python/python-value.ts';

/** `dict(Counter(value))`: counts in order of first occurrence. A dict is taken as counts, None as nothing. */
export function countItems(value: PythonValue): PythonDict {
  if (value === null) return new PythonDict();
  if (value instanceof PythonDict) return new PythonDict(value.entries());
  const counts = new PythonDict();
  for (const item of iterate(value)) counts.set(item, ((counts.get(item) as bigint | undefined) ?? 0n) + 1n);
  return counts;
}
