import type { CallExpression, Expression, SliceParts } from './expression.ts';
import { parseDisplay } from './parse-display.ts';
import { parseExpressions, parseSingle } from './parse-expression.ts';
import { PythonOpaque } from './python-value.ts';
import { stringRepr } from './string-repr.ts';
import { refuseSyntax, type Token } from './token.ts';
import type { TokenStream } from './token-stream.ts';

const CONSTANTS = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);
const RESERVED = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** An atom with the calls and subscripts behind it. */
export function parsePrimary(stream: TokenStream): Expression {
  let target = parseAtom(stream);
  for (;;) {
    if (stream.take('(') !== undefined) target = parseCall(stream, target);
    else if (stream.take('[') !== undefined) target = parseSubscript(stream, target);
    // Attributes lead into Python's classes, of which nothing is here.
    else if (stream.isNext('.')) return refuseSyntax();
    else return target;
  }
}

function parseAtom(stream: TokenStream): Expression {
  const bracket = stream.take('(', '[', '{');
  if (bracket !== undefined) return parseDisplay(stream, bracket);
  const token = stream.advance();
  if (token.type === 'number') return { type: 'constant', value: token.value };
  if (token.type === 'text') return parseTexts(stream, token);
  if (token.type === 'operator' && token.text === '...')
    return { type: 'constant', value: new PythonOpaque('ellipsis', 'Ellipsis') };
  if (token.type !== 'name' || RESERVED.has(token.text)) return refuseSyntax();
  const constant = CONSTANTS.get(token.text);
  return constant === undefined ? { type: 'name', name: token.text } : { type: 'constant', value: constant };
}

/** Adjacent texts are one. */
function parseTexts(stream: TokenStream, first: Token & { type: 'text' }): Expression {
  let text = first.value;
  while (stream.next.type === 'text') {
    if (stream.next.isBytes !== first.isBytes) return refuseSyntax();
    text += stream.next.value;
    stream.advance();
  }
  return { type: 'constant', value: first.isBytes ? new PythonOpaque('bytes', bytesRepr(text)) : text };
}

function bytesRepr(text: string): string {
  const escapeByte = (character: string): string => `\\x${character.charCodeAt(0).toString(16)}`;
  return `b${stringRepr(text).replace(/[\x80-\xff]/g, escapeByte)}`;
}

function parseCall(stream: TokenStream, callee: Expression): CallExpression {
  const args: Expression[] = [];
  const keywords: [string, Expression][] = [];
  while (stream.take(')') === undefined) {
    const { next } = stream;
    if (next.type === 'name' && stream.isAfterNext('=')) {
      stream.advance();
      stream.advance();
      keywords.push([next.text, parseSingle(stream)]);
    } else if (keywords.length > 0) refuseSyntax();
    else args.push(parseSingle(stream));
    if (!stream.isNext(')')) stream.expect(',');
  }
  return { type: 'call', callee, args, keywords };
}

function parseSubscript(stream: TokenStream, target: Expression): Expression {
  const first = stream.isNext(':') ? undefined : parseExpressions(stream);
  if (first !== undefined && stream.take(']') !== undefined)
    return { type: 'subscript', target, index: first };
  stream.expect(':');
  return { type: 'subscript', target, index: parseSlice(stream, first) };
}

function parseSlice(stream: TokenStream, start: Expression | undefined): SliceParts {
  const stop = stream.isNext(':', ']') ? undefined : parseSingle(stream);
  const hasStep = stream.take(':') !== undefined && !stream.isNext(']');
  const step = hasStep ? parseSingle(stream) : undefined;
  stream.expect(']');
  return { type: 'slice', start, stop, step };
}
