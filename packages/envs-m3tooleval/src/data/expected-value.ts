import { reprEval } from '../python/literal-eval.ts';
import { PythonError } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';

/** An expected value with its Python type: JSON would make a list of a tuple. `text` is its `str()`. */
export function expectedValue(json: PythonValue, text: string): PythonValue {
  if (typeof json === 'string') return json;
  try {
    return reprEval(text);
  } catch (thrown) {
    // Such as a function, whose repr is nothing to read.
    if (thrown instanceof PythonError) return json;
    throw thrown;
  }
}
