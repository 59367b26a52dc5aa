import { ToolError } from '@sca/core';
import { reprOf } from './python-text.ts';
import { classOf, type PythonValue } from './python-value.ts';

/** What a tool of the original returns or raises as an error: the sentence behind `Error: `. */
export function errorOf(sentence: string): ToolError {
  return new ToolError(`Error: ${sentence}`);
}

/** Ends a call with an error. Writes done before it stay. */
export function refuse(sentence: string): never {
  throw errorOf(sentence);
}

/** KeyError, whose text is the repr of the key. */
export function refuseKey(key: PythonValue): never {
  return refuse(reprOf(key));
}

/** TypeError of an operator that the two classes have no meaning for. `symbol` as Python names it, such as `+=`. */
export function refuseOperands(symbol: string, left: PythonValue, right: PythonValue): never {
  return refuse(`unsupported operand type(s) for ${symbol}: '${classOf(left)}' and '${classOf(right)}'`);
}
