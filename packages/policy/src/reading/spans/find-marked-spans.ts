import { readLiteral } from '../../text/read-literal.ts';
import type { Span } from './span.ts';

const QUOTED = /"([^"\n]+)"|“([^”\n]+)”|`([^`\n]+)`|(?<![\p{L}\p{N}])['‘]([^'’\n]+)['’](?![\p{L}\p{N}])/gu;
const LIST = /\[[^[\]\n]*\]/g;
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const OPERATOR = String.raw`[\s()]*(?:\*\*|\/\/|[-+*/%])[\s()]*`;
const EXPRESSION = new RegExp(String.raw`(?<![\w.])[(\s]*${NUMBER}(?:${OPERATOR}${NUMBER})+\)*`, 'g');
const TAIL = /:\s+([^\n]+?)\s*(?:[.?!]?\s*$|[.?!]\s)/gm;

/** Texts in quotes and lists in brackets. What is inside is not looked at any further. */
export function findEnclosed(text: string): Span[] {
  const quoted = Array.from(text.matchAll(QUOTED), (match) =>
    spanOf(match, 'quoted', match.slice(1).find((inner) => inner !== undefined) ?? ''),
  );
  const lists = Array.from(text.matchAll(LIST), (match) =>
    spanOf(match, 'list', readLiteral(match[0]) ?? null),
  );
  return [...quoted, ...lists.filter((list) => Array.isArray(list.value) && isApart(list, quoted))];
}

/** Arithmetic. Its numbers may be meant one by one as well. */
export function findExpressions(text: string): Span[] {
  const found = Array.from(text.matchAll(EXPRESSION), (match) =>
    spanOf(match, 'expression', withoutLooseParenthesis(match[0].trim())),
  );
  // Digits with only hyphens between them are a date, a range or a code.
  return found.filter(({ value }) => !/^\d+(?:-\d+)+$/.test(String(value)));
}

/** What follows a colon, up to the end of the sentence. */
export function findTails(text: string): Span[] {
  return Array.from(text.matchAll(TAIL), (match): Span => {
    const tail = match[1] ?? '';
    const start = match.index + match[0].indexOf(tail);
    return { kind: 'tail', start, end: start + tail.length, value: tail };
  });
}

/** True where a span shares no character with the others. */
export function isApart({ start, end }: Pick<Span, 'start' | 'end'>, others: readonly Span[]): boolean {
  return others.every((other) => end <= other.start || start >= other.end);
}

function spanOf(match: RegExpExecArray, kind: Span['kind'], value: Span['value']): Span {
  return { kind, start: match.index, end: match.index + match[0].length, value };
}

function withoutLooseParenthesis(text: string): string {
  const open = text.split('(').length - text.split(')').length;
  if (open > 0 && text.startsWith('(')) return text.slice(1).trim();
  return open < 0 ? text.slice(0, -1).trim() : text;
}
