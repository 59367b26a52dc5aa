import { refuse } from '../python/python-error.ts';
import { numberText } from '../python/python-number.ts';
import { complexText } from './complex.ts';
import type { Argument, Expression } from './expression.ts';
import { isComplex, isNumeric, isReal, type Operand, operandClass } from './operand.ts';
import { OPERATORS } from './operators.ts';

/** Evaluates an expression as CPython does, operands from left to right. */
export function evaluate(expression: Expression): Operand {
  switch (expression.type) {
    case 'number':
      return expression.text.includes('.') ? Number(expression.text) : BigInt(expression.text);
    case 'tuple':
    case 'ellipsis':
      return expression.type;
    case 'unary':
      return applySign(expression.operator, evaluate(expression.operand));
    case 'call':
      return call(evaluate(expression.callee), expression.argument);
    case 'binary':
      return applyOperator(expression.operator, evaluate(expression.left), evaluate(expression.right));
  }
}

function applyOperator(operator: string, left: Operand, right: Operand): Operand {
  const apply = OPERATORS[operator] as (left: Operand, right: Operand) => Operand;
  return apply(left, right);
}

function applySign(sign: string, operand: Operand): Operand {
  if (!isNumeric(operand)) return refuse(`bad operand type for unary ${sign}: '${operandClass(operand)}'`);
  if (sign === '+') return operand;
  return isComplex(operand) ? { re: -operand.re, im: -operand.im } : -operand;
}

/** Nothing that an expression can come to is callable; its argument is looked at first. */
function call(callee: Operand, argument: Argument | undefined): never {
  if (argument) unpack(callee, argument.stars, evaluate(argument.value));
  return refuse(`'${operandClass(callee)}' object is not callable`);
}

function unpack(callee: Operand, stars: Argument['stars'], value: Operand): void {
  const isFine = stars === '' || (stars === '*' && value === 'tuple');
  if (isFine) return;
  const needed = stars === '*' ? 'an iterable' : 'a mapping';
  refuse(`${reprOperand(callee)} argument after ${stars} must be ${needed}, not ${operandClass(value)}`);
}

function reprOperand(operand: Operand): string {
  if (isReal(operand)) return numberText(operand);
  if (isComplex(operand)) return complexText(operand);
  return operand === 'tuple' ? '()' : 'Ellipsis';
}
