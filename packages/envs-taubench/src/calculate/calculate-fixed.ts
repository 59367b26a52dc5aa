import { floatText } from '../python/float-text.ts';
import { refuse } from '../python/python-error.ts';
import { roundNumber } from '../python/round-number.ts';

/** Longest expression that is worked out, in characters. */
const MAX_LENGTH = 1000;
/** Parentheses and signs inside each other. */
const MAX_DEPTH = 50;

/** Plain arithmetic: numbers, the four operations, signs and parentheses, in doubles, rounded to two decimals. */
export function calculateFixed(expression: string): string {
  if (expression.length > MAX_LENGTH) refuse(`the expression has more than ${MAX_LENGTH} characters`);
  const reader = { text: expression, at: 0 };
  const value = readSum(reader, 0);
  if (peek(reader) !== '') refuseAt(reader);
  if (!Number.isFinite(value)) refuse('the result is too large');
  return floatText(Number(roundNumber(value)));
}

interface Reader {
  readonly text: string;
  at: number;
}

function readSum(reader: Reader, depth: number): number {
  let sum = readProduct(reader, depth);
  for (let sign = takeOneOf(reader, '+-'); sign; sign = takeOneOf(reader, '+-')) {
    const term = readProduct(reader, depth);
    sum = sign === '+' ? sum + term : sum - term;
  }
  return sum;
}

function readProduct(reader: Reader, depth: number): number {
  let product = readSigned(reader, depth);
  for (let operator = takeOneOf(reader, '*/'); operator; operator = takeOneOf(reader, '*/')) {
    const factor = readSigned(reader, depth);
    if (operator === '/' && factor === 0) refuse('division by zero');
    product = operator === '*' ? product * factor : product / factor;
  }
  return product;
}

function readSigned(reader: Reader, depth: number): number {
  if (depth > MAX_DEPTH) refuse(`the expression is nested deeper than ${MAX_DEPTH} levels`);
  const sign = takeOneOf(reader, '+-');
  if (sign) return sign === '-' ? -readSigned(reader, depth + 1) : readSigned(reader, depth + 1);
  return takeOneOf(reader, '(') ? readGroup(reader, depth) : readNumber(reader);
}

function readGroup(reader: Reader, depth: number): number {
  const value = readSum(reader, depth + 1);
  return takeOneOf(reader, ')') ? value : refuseAt(reader);
}

function readNumber(reader: Reader): number {
  peek(reader);
  const literal = /^(?:\d+\.?\d*|\.\d+)/.exec(reader.text.slice(reader.at))?.[0];
  if (literal === undefined) return refuseAt(reader);
  reader.at += literal.length;
  return Number(literal);
}

/** The next character that is no blank; empty at the end. */
function peek(reader: Reader): string {
  while (reader.text[reader.at] === ' ') reader.at += 1;
  return reader.text[reader.at] ?? '';
}

function takeOneOf(reader: Reader, characters: string): string | undefined {
  const next = peek(reader);
  if (next === '' || !characters.includes(next)) return undefined;
  reader.at += 1;
  return next;
}

function refuseAt(reader: Reader): never {
  const found = peek(reader);
  return refuse(
    `the expression ${found === '' ? 'ends too early' : `has an unexpected "${found}" at ${reader.at + 1}`}`,
  );
}
