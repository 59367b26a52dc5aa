import { PythonError } from './python-error.ts';
import type { PythonValue } from './python-value.ts';

/** One token of an expression. Texts come decoded; adjacent ones are joined by the parser. */
export type Token =
  | { readonly type: 'number'; readonly value: PythonValue }
  | { readonly type: 'text'; readonly value: string; readonly isBytes: boolean }
  | { readonly type: 'name' | 'operator'; readonly text: string }
  | { readonly type: 'end'; readonly text: '' };

/** Python would raise SyntaxError, or an error of what this module does not know. */
export function refuseSyntax(): never {
  throw new PythonError('SyntaxError', 'invalid syntax');
}
