import { isDict, keysOf, markedLiteral, type PythonValue } from './python-value.ts';

/** A value without marks, for code that wants plain numbers. A copy; the value itself stays as it is. */
export function plainOf(value: PythonValue): PythonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plainOf);
  if (!isDict(value)) return plainNumber(markedLiteral(value) as string);
  return Object.fromEntries(keysOf(value).map((key) => [key, plainOf(value[key] as PythonValue)]));
}

// JSON has no infinity and no nan; a guest gets null, as JSON.stringify gives.
function plainNumber(literal: string): number | null {
  const number = Number(literal);
  return Number.isFinite(number) ? number : null;
}
