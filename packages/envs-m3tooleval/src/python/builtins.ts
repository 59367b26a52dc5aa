import { add, toFloat, unary } from './arithmetic.ts';
import { compare, numberOf } from './compare.ts';
import { lengthOf, toInteger } from './convert.ts';
import { builtinExtreme, type ExtremeName, extreme, iterate } from './extreme.ts';
import { floorDivide, modulo } from './floor-division.ts';
import { modularPower } from './modular-power.ts';
import { parseFloatText } from './number-text.ts';
import { power } from './power.ts';
import { PythonError } from './python-error.ts';
import { PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';
import { repr, str } from './repr.ts';
import { roundHalfEven } from './round.ts';
import { isTrue } from './truth.ts';

type Keywords = ReadonlyMap<string, PythonValue>;
type Builtin = (args: readonly PythonValue[], keywords: Keywords) => PythonValue;

const FUNCTIONS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['max', (args, keywords) => extremeOf('max', args, keywords)],
  ['min', (args, keywords) => extremeOf('min', args, keywords)],
  ['sum', sum],
  ['round', round],
  ['abs', (args, keywords) => absolute(only(args, keywords))],
  ['len', (args, keywords) => lengthOf(only(args, keywords))],
  ['pow', powerOf],
  [
    'divmod',
    ([left, right, ...rest], keywords) => divmod(pair(left, right, [...rest, ...keywords.values()])),
  ],
  ['sorted', sorted],
  ['all', (args, keywords) => iterate(only(args, keywords)).every(isTrue)],
  ['any', (args, keywords) => iterate(only(args, keywords)).some(isTrue)],
  ['ord', (args, keywords) => codeOf(only(args, keywords))],
  ['chr', (args, keywords) => characterOf(only(args, keywords))],
  ['repr', (args, keywords) => repr(only(args, keywords))],
]);

const CLASSES: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['int', (args, keywords) => (args.length === 0 ? 0n : toInteger(only(args, keywords)))],
  ['float', (args, keywords) => (args.length === 0 ? 0 : floatOf(only(args, keywords)))],
  ['str', (args, keywords) => (args.length === 0 ? '' : str(only(args, keywords)))],
  ['bool', (args, keywords) => args.length > 0 && isTrue(only(args, keywords))],
  ['list', (args, keywords) => (args.length === 0 ? [] : [...iterate(only(args, keywords))])],
  ['tuple', (args, keywords) => new PythonTuple(args.length === 0 ? [] : iterate(only(args, keywords)))],
]);

/** The function or class of that name. @throws PythonError NameError */
export function namedBuiltin(name: string): PythonOpaque {
  if (FUNCTIONS.has(name))
    return new PythonOpaque('builtin_function_or_method', `<built-in function ${name}>`);
  if (CLASSES.has(name)) return new PythonOpaque('type', `<class '${name}'>`);
  throw new PythonError('NameError', `name '${name}' is not defined`);
}

export function isBuiltin(value: PythonValue): value is PythonOpaque {
  return value instanceof PythonOpaque && value.text.startsWith('<');
}

/** Calls what {@link namedBuiltin} gave. @throws PythonError */
export function callBuiltin(
  { text }: PythonOpaque,
  args: readonly PythonValue[],
  keywords: Keywords,
): PythonValue {
  const name = text.replace(/^<built-in function |^<class '|'?>$/g, '');
  const builtin = FUNCTIONS.get(name) ?? CLASSES.get(name) ?? refuse(`${name} is not callable`);
  return builtin(args, keywords);
}

function extremeOf(name: ExtremeName, args: readonly PythonValue[], keywords: Keywords): PythonValue {
  const fallback = keywords.get('default');
  if (keywords.size > (fallback === undefined ? 0 : 1))
    return refuse(`${name}() got an unexpected keyword argument`);
  if (fallback === undefined) return builtinExtreme(name, args);
  const items = iterate(args.length === 1 ? (args[0] ?? null) : refuse('default needs a single argument'));
  return items.length === 0 ? fallback : extreme(name, items);
}

function sum(
  [items = refuse('sum() takes at least 1 positional argument'), ...rest]: readonly PythonValue[],
  keywords: Keywords,
): PythonValue {
  const [start = keywords.get('start') ?? 0n, ...more] = rest;
  if (more.length > 0 || keywords.size > (keywords.has('start') ? 1 : 0))
    return refuse('sum() takes 2 arguments');
  if (typeof start === 'string') return refuse("sum() can't sum strings [use ''.join(seq) instead]");
  return iterate(items).reduce(add, start);
}

function round(args: readonly PythonValue[], keywords: Keywords): PythonValue {
  const [
    number = keywords.get('number') ?? refuse('round() missing required argument'),
    digits = keywords.get('ndigits') ?? null,
    ...more
  ] = args;
  if (more.length > 0) return refuse('round() takes at most 2 arguments');
  const value = numberOf(number);
  return value === undefined ? refuse("type doesn't define __round__ method") : roundHalfEven(value, digits);
}

function absolute(value: PythonValue): PythonValue {
  const number = numberOf(value) ?? refuse('bad operand type for abs()');
  if (typeof number === 'number') return Math.abs(number);
  return number < 0n ? unary('-', number) : number;
}

function powerOf(args: readonly PythonValue[], keywords: Keywords): PythonValue {
  const [base, exponent, modulus = null, ...more] = args;
  const [left, right] = pair(base, exponent, [...more, ...keywords.values()]);
  if (modulus === null) return power(left, right);
  const [one, other, third] = [left, right, modulus].map(numberOf);
  if (typeof one !== 'bigint' || typeof other !== 'bigint' || typeof third !== 'bigint')
    return refuse('pow() 3rd argument not allowed unless all arguments are integers');
  return modularPower(one, other, third);
}

function divmod([left, right]: readonly [PythonValue, PythonValue]): PythonValue {
  return new PythonTuple([floorDivide(left, right), modulo(left, right)]);
}

function sorted(args: readonly PythonValue[], keywords: Keywords): PythonValue {
  const reverse = keywords.get('reverse') ?? false;
  if (keywords.size > (keywords.has('reverse') ? 1 : 0)) return refuse('key functions are not supported');
  const direction = isTrue(reverse) ? -1 : 1;
  const order = (one: PythonValue, other: PythonValue): number => {
    if (compare(one, '<', other)) return -direction;
    return compare(other, '<', one) ? direction : 0;
  };
  return [...iterate(only(args, new Map()))].sort(order);
}

function floatOf(value: PythonValue): PythonValue {
  if (typeof value === 'string') return parseFloatText(value) ?? refuse('could not convert string to float');
  return toFloat(numberOf(value) ?? refuse('float() argument must be a string or a real number'));
}

function codeOf(value: PythonValue): PythonValue {
  const [character, ...more] = typeof value === 'string' ? Array.from(value) : [];
  if (character === undefined || more.length > 0) return refuse('ord() expected a character');
  return BigInt(character.codePointAt(0) ?? 0);
}

function characterOf(value: PythonValue): PythonValue {
  const code = numberOf(value);
  if (typeof code !== 'bigint') return refuse('an integer is required');
  if (code < 0n || code > 0x10ffffn) throw new PythonError('ValueError', 'chr() arg not in range(0x110000)');
  return String.fromCodePoint(Number(code));
}

function only([value, ...rest]: readonly PythonValue[], keywords: Keywords): PythonValue {
  return value === undefined || rest.length > 0 || keywords.size > 0
    ? refuse('takes exactly one argument')
    : value;
}

function pair(
  left: PythonValue | undefined,
  right: PythonValue | undefined,
  more: readonly PythonValue[],
): [PythonValue, PythonValue] {
  return left === undefined || right === undefined || more.length > 0
    ? refuse('takes two arguments')
    : [left, right];
}

function refuse(message: string): never {
  throw new PythonError('TypeError', message);
}
