/**
 * What an expression can come to: `bigint` is an int, `number` a float; `tuple` the empty one. Of a complex number
 * only that it is one matters, since no complex result is ever shown.
 */
export type Operand = bigint | number | 'complex' | 'tuple' | 'ellipsis';

/** The name of an operand's Python class. */
export function operandClass(operand: Operand): string {
  if (typeof operand === 'string') return operand;
  return typeof operand === 'bigint' ? 'int' : 'float';
}

export function isReal(operand: Operand): operand is bigint | number {
  return typeof operand !== 'string';
}

export function isNumeric(operand: Operand): operand is bigint | number | 'complex' {
  return isReal(operand) || operand === 'complex';
}
