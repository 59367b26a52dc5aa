import type { Expression } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { PythonDict } from './python-dict.ts';
import { PythonError } from './python-error.ts';
import { PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { repr } from './repr.ts';
import { shortFloat } from './scan-number.ts';

/** Python's `ast.literal_eval(text)`. @throws PythonError for anything that is no literal */
export function literalEval(text: string): PythonValue {
  return readValue(parseExpression(text));
}

/** The value that has this text as its `repr()`: a literal in which `nan` and `inf` are numbers. @throws PythonError */
export function reprEval(text: string): PythonValue {
  return readValue(mapNames(parseExpression(text)));
}

const NUMBERS_BY_NAME: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
]);

function mapNames(expression: Expression): Expression {
  switch (expression.type) {
    case 'name': {
      const value = NUMBERS_BY_NAME.get(expression.name);
      return value === undefined ? expression : { type: 'constant', value };
    }
    case 'unary':
      return { ...expression, operand: mapNames(expression.operand) };
    case 'tuple':
    case 'list':
    case 'set':
      return { ...expression, items: expression.items.map(mapNames) };
    case 'dict':
      return {
        ...expression,
        entries: expression.entries.map(([key, value]) => [mapNames(key), mapNames(value)]),
      };
    default:
      return expression;
  }
}

function readValue(expression: Expression): PythonValue {
  switch (expression.type) {
    case 'constant':
      return expression.value;
    case 'tuple':
      return new PythonTuple(expression.items.map(readValue));
    case 'list':
      return expression.items.map(readValue);
    case 'set':
      return setOf(expression.items.map(readValue));
    case 'dict':
      return new PythonDict(expression.entries.map(([key, value]) => [readValue(key), readValue(value)]));
    case 'unary':
      return signedNumber(expression);
    case 'binary':
      return complexNumber(expression);
    case 'call':
      return emptySet(expression);
    default:
      return malformed();
  }
}

function signedNumber(expression: Expression): PythonValue {
  if (expression.type === 'constant') return numberConstant(expression.value);
  if (expression.type !== 'unary' || expression.operand.type !== 'constant') return malformed();
  const value = numberConstant(expression.operand.value);
  if (expression.operator === '+') return value;
  if (expression.operator !== '-') return malformed();
  if (value instanceof PythonOpaque) return new PythonOpaque('complex', `(-0-${value.text})`);
  return -value;
}

function numberConstant(value: PythonValue): bigint | number | PythonOpaque {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return value instanceof PythonOpaque && value.type === 'complex' ? value : malformed();
}

/** `1 + 2j`: a real number and an imaginary one. */
function complexNumber(expression: Expression & { type: 'binary' }): PythonValue {
  const { operator, left, right } = expression;
  const real = signedNumber(left);
  const imaginary = right.type === 'constant' ? numberConstant(right.value) : malformed();
  const isComplex =
    imaginary instanceof PythonOpaque && (typeof real === 'bigint' || typeof real === 'number');
  if (!isComplex || (operator !== '+' && operator !== '-')) return malformed();
  const isBare = Number(real) === 0 && !Object.is(Number(real), -0);
  const sign = operator === '-' ? '-' : isBare ? '' : '+';
  const text = `${isBare ? '' : shortFloat(Number(real))}${sign}${imaginary.text}`;
  return new PythonOpaque('complex', isBare ? text : `(${text})`);
}

function setOf(items: readonly PythonValue[]): PythonOpaque {
  const distinct = new PythonDict(items.map((item) => [item, null]));
  return new PythonOpaque('set', `{${distinct.keys().map(repr).join(', ')}}`);
}

function emptySet(expression: Expression & { type: 'call' }): PythonValue {
  const { callee, args, keywords } = expression;
  const isEmptySet = callee.type === 'name' && callee.name === 'set' && args.length + keywords.length === 0;
  return isEmptySet ? new PythonOpaque('set', 'set()') : malformed();
}

function malformed(): never {
  throw new PythonError('ValueError', 'malformed node or string');
}
