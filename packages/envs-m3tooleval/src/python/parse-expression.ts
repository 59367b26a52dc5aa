import type { ComparisonPart, Expression } from './expression.ts';
import { parsePrimary } from './parse-primary.ts';
import { refuseSyntax } from './token.ts';
import { TokenStream } from './token-stream.ts';
import { tokenize } from './tokenize.ts';

/** Operators of two operands from the loosest to the tightest, each level from left to right. */
const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];
const COMPARISONS = ['<', '>', '==', '>=', '<=', '!=', 'in', 'not', 'is'];

/** Reads what `eval` would: an expression, or several with commas. @throws PythonError SyntaxError */
export function parseExpression(source: string): Expression {
  // Blanks before the expression count for nothing in `eval` and `literal_eval`.
  const stream = new TokenStream(tokenize(source.replace(/^[ \t]+/, '')));
  const expression = parseExpressions(stream);
  return stream.next.type === 'end' ? expression : refuseSyntax();
}

/** `a`, or the tuple `a, b` up to a closing bracket or the end. */
export function parseExpressions(stream: TokenStream): Expression {
  const first = parseSingle(stream);
  if (!stream.isNext(',')) return first;
  const items = [first];
  while (stream.take(',') !== undefined) {
    if (stream.next.type === 'end' || stream.isNext(')', ']', '}', ':')) break;
    items.push(parseSingle(stream));
  }
  return { type: 'tuple', items };
}

/** An expression without commas: `a if b else c` and all that binds tighter. */
export function parseSingle(stream: TokenStream): Expression {
  return stream.nested(() => {
    const body = parseLogical(stream, 'or');
    if (stream.take('if') === undefined) return body;
    const test = parseLogical(stream, 'or');
    stream.expect('else');
    return { type: 'conditional', test, body, otherwise: parseSingle(stream) };
  });
}

function parseLogical(stream: TokenStream, operator: 'or' | 'and'): Expression {
  const parseOperand = () => (operator === 'or' ? parseLogical(stream, 'and') : parseNegation(stream));
  const operands = [parseOperand()];
  while (stream.take(operator) !== undefined) operands.push(parseOperand());
  return operands.length === 1 ? (operands[0] as Expression) : { type: 'logical', operator, operands };
}

function parseNegation(stream: TokenStream): Expression {
  if (stream.take('not') === undefined) return parseComparison(stream);
  return { type: 'unary', operator: 'not', operand: stream.nested(() => parseNegation(stream)) };
}

function parseComparison(stream: TokenStream): Expression {
  const first = parseBinary(stream, 0);
  const rest: ComparisonPart[] = [];
  while (stream.isNext(...COMPARISONS))
    rest.push({ operator: takeComparison(stream), right: parseBinary(stream, 0) });
  return rest.length === 0 ? first : { type: 'comparison', first, rest };
}

function takeComparison(stream: TokenStream): string {
  const operator = stream.take(...COMPARISONS) ?? refuseSyntax();
  if (operator === 'not') {
    stream.expect('in');
    return 'not in';
  }
  return operator === 'is' && stream.take('not') !== undefined ? 'is not' : operator;
}

function parseBinary(stream: TokenStream, level: number): Expression {
  const operators = LEVELS[level];
  if (!operators) return parseFactor(stream);
  let left = parseBinary(stream, level + 1);
  for (let operator = stream.take(...operators); operator !== undefined; operator = stream.take(...operators))
    left = { type: 'binary', operator, left, right: parseBinary(stream, level + 1) };
  return left;
}

function parseFactor(stream: TokenStream): Expression {
  const operator = stream.take('-', '+', '~') as '-' | '+' | '~' | undefined;
  if (operator === undefined) return parsePower(stream);
  return { type: 'unary', operator, operand: stream.nested(() => parseFactor(stream)) };
}

function parsePower(stream: TokenStream): Expression {
  const left = parsePrimary(stream);
  if (stream.take('**') === undefined) return left;
  return { type: 'binary', operator: '**', left, right: stream.nested(() => parseFactor(stream)) };
}
