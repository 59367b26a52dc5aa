import type { Expression } from './expression.ts';
import { parseSingle } from './parse-expression.ts';
import type { TokenStream } from './token-stream.ts';

/** What an opening bracket begins: parentheses, a tuple, a list, a dict or a set. */
export function parseDisplay(stream: TokenStream, bracket: string): Expression {
  if (bracket === '{') return parseBraces(stream);
  if (bracket === '[') return { type: 'list', items: parseItems(stream, ']').items };
  const { items, hasComma } = parseItems(stream, ')');
  const [only] = items;
  return only && items.length === 1 && !hasComma ? only : { type: 'tuple', items };
}

interface Items {
  readonly items: readonly Expression[];
  readonly hasComma: boolean;
}

function parseItems(stream: TokenStream, closing: string): Items {
  const items: Expression[] = [];
  let hasComma = false;
  while (stream.take(closing) === undefined) {
    items.push(parseSingle(stream));
    if (stream.isNext(closing)) continue;
    stream.expect(',');
    hasComma = true;
  }
  return { items, hasComma };
}

function parseBraces(stream: TokenStream): Expression {
  if (stream.take('}') !== undefined) return { type: 'dict', entries: [] };
  const first = parseSingle(stream);
  if (stream.take(':') === undefined) {
    const isLast = stream.isNext('}');
    if (!isLast) stream.expect(',');
    return { type: 'set', items: [first, ...parseItems(stream, '}').items] };
  }
  const entries: [Expression, Expression][] = [[first, parseSingle(stream)]];
  while (!stream.isNext('}')) {
    stream.expect(',');
    if (stream.isNext('}')) break;
    const key = parseSingle(stream);
    stream.expect(':');
    entries.push([key, parseSingle(stream)]);
  }
  stream.expect('}');
  return { type: 'dict', entries };
}
