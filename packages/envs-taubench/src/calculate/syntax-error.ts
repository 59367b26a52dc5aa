import { errorOf } from '../python/python-error.ts';

/** Python's SyntaxError for a text given to `eval`. */
export function syntaxError(problem: string): Error {
  return errorOf(`${problem} (<string>, line 1)`);
}

/** Any other exception of an evaluation. */
export function calculationError(text: string): Error {
  return errorOf(text);
}
