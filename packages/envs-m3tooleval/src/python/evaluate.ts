import { unary } from './arithmetic.ts';
import { callBuiltin, isBuiltin, namedBuiltin } from './builtins.ts';
import { compare, isEqual, type Ordering } from './compare.ts';
import type { CallExpression, ComparisonPart, Expression } from './expression.ts';
import { iterate } from './extreme.ts';
import { binaryOperation } from './operators.ts';
import { parseExpression } from './parse-expression.ts';
import { PythonDict } from './python-dict.ts';
import { PythonError } from './python-error.ts';
import { isList, PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { repr } from './repr.ts';
import { subscript } from './subscript.ts';
import { isTrue } from './truth.ts';

/**
 * Python's `eval(source)` for expressions of numbers, texts, tuples and lists, with the builtin functions that
 * calculate. What else Python could do is refused as if it had failed.
 *
 * @throws PythonError
 */
export function evaluateSource(source: string): PythonValue {
  return evaluate(parseExpression(source));
}

function evaluate(expression: Expression): PythonValue {
  switch (expression.type) {
    case 'constant':
      return expression.value;
    case 'name':
      return namedBuiltin(expression.name);
    case 'tuple':
      return new PythonTuple(expression.items.map(evaluate));
    case 'list':
      return expression.items.map(evaluate);
    case 'set':
      return setOf(expression.items.map(evaluate));
    case 'dict':
      return new PythonDict(expression.entries.map(([key, value]) => [evaluate(key), evaluate(value)]));
    case 'unary':
      return evaluateUnary(expression);
    case 'binary':
      return binaryOperation(expression.operator, evaluate(expression.left), evaluate(expression.right));
    case 'logical':
      return evaluateLogical(expression);
    case 'comparison':
      return evaluateComparison(evaluate(expression.first), expression.rest);
    case 'conditional':
      return evaluate(isTrue(evaluate(expression.test)) ? expression.body : expression.otherwise);
    case 'call':
      return evaluateCall(expression);
    case 'subscript':
      return subscript(evaluate(expression.target), expression.index, evaluate);
  }
}

function evaluateUnary({ operator, operand }: Expression & { type: 'unary' }): PythonValue {
  const value = evaluate(operand);
  return operator === 'not' ? !isTrue(value) : unary(operator, value);
}

function evaluateLogical({ operator, operands }: Expression & { type: 'logical' }): PythonValue {
  let value: PythonValue = null;
  for (const operand of operands) {
    value = evaluate(operand);
    if (isTrue(value) === (operator === 'or')) return value;
  }
  return value;
}

function evaluateComparison(first: PythonValue, rest: readonly ComparisonPart[]): PythonValue {
  let left = first;
  for (const { operator, right } of rest) {
    const value = evaluate(right);
    if (!holds(left, operator, value)) return false;
    left = value;
  }
  return true;
}

function holds(left: PythonValue, operator: string, right: PythonValue): boolean {
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  if (operator === 'is') return isSame(left, right);
  if (operator === 'is not') return !isSame(left, right);
  if (operator === 'in') return contains(right, left);
  if (operator === 'not in') return !contains(right, left);
  return compare(left, operator as Ordering, right);
}

// Constants of one expression are one object each where they are equal and of one type.
function isSame(left: PythonValue, right: PythonValue): boolean {
  if (typeof left === 'number') return Object.is(left, right);
  return typeof left === typeof right && !isList(left) && isEqual(left, right);
}

function contains(container: PythonValue, item: PythonValue): boolean {
  if (typeof container !== 'string') return iterate(container).some((each) => isEqual(each, item));
  if (typeof item === 'string') return container.includes(item);
  throw new PythonError('TypeError', "'in <string>' requires string as left operand");
}

function evaluateCall({ callee, args, keywords }: CallExpression): PythonValue {
  const target = evaluate(callee);
  if (!isBuiltin(target)) throw new PythonError('TypeError', 'object is not callable');
  const named = new Map(keywords.map(([name, value]) => [name, evaluate(value)]));
  return callBuiltin(target, args.map(evaluate), named);
}

function setOf(items: readonly PythonValue[]): PythonOpaque {
  const distinct = new PythonDict(items.map((item) => [item, null]));
  return new PythonOpaque('set', `{${distinct.keys().map(repr).join(', ')}}`);
}
