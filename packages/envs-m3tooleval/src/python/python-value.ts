import type { PythonDict } from './python-dict.ts';

/**
 * A value as Python has it: `bigint` is int, `number` is float, an array is a list, null is None.
 *
 * The original's results show whether a number is an int, so the two never mix here.
 */
export type PythonValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | PythonTuple
  | PythonDict
  | PythonOpaque
  | readonly PythonValue[];

export class PythonTuple {
  readonly items: readonly PythonValue[];

  constructor(items: readonly PythonValue[]) {
    this.items = items;
  }
}

/** A value of which only its type and text matter: a set, bytes, a complex number, a function. */
export class PythonOpaque {
  readonly type: string;
  readonly text: string;

  constructor(type: string, text: string) {
    this.type = type;
    this.text = text;
  }
}

export function isList(value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value);
}
