/** What an expression can come to: `bigint` is an int, `number` a float; `tuple` the empty one. */
export type Operand = bigint | number | Complex | 'tuple' | 'ellipsis';

/** A complex number. None is ever shown, but computing with one can fail. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** The name of an operand's Python class. */
export function operandClass(operand: Operand): string {
  if (typeof operand === 'string') return operand;
  if (isComplex(operand)) return 'complex';
  return typeof operand === 'bigint' ? 'int' : 'float';
}

export function isReal(operand: Operand): operand is bigint | number {
  return typeof operand === 'bigint' || typeof operand === 'number';
}

export function isComplex(operand: Operand): operand is Complex {
  return typeof operand === 'object';
}

export function isNumeric(operand: Operand): operand is bigint | number | Complex {
  return typeof operand !== 'string';
}
