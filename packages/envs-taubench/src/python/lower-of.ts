import { refuse } from './python-error.ts';
import { classOf, type PythonValue } from './python-value.ts';

/** `value.lower()`, which only strings have. */
export function lowerOf(value: PythonValue): string {
  if (typeof value === 'string') return value.toLowerCase();
  return refuse(`'${classOf(value)}' object has no attribute 'lower'`);
}
