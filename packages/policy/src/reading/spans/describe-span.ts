import { hashText, mix, mix3 } from '../../text/hash.ts';
import { shapesOf } from '../../text/shape.ts';
import { kinOf, type Word } from '../../text/words.ts';
import type { Mention } from '../mention.ts';
import { SPAN_PRIORS, type Span } from './span.ts';

const KIND = hashText('span kind');
const WORD_BEFORE = hashText('word before');
const TWO_BEFORE = hashText('two words before');
const WORD_AFTER = hashText('word after');
const ORDER = hashText('order');
const ORDER_BACK = hashText('order from the end');
const MARK = hashText('mark');
/** Places in the order of a kind that are told apart. */
const LAST_PLACE = 3;

/** What is known of a span, among the words and spans of its text. */
export function describeSpan(
  span: Span,
  { words, spans }: { words: readonly Word[]; spans: readonly Span[] },
): Mention {
  const { kind, value, start, end, mark } = span;
  const before = words.filter((word) => word.end <= start).slice(-3);
  const after = words.filter((word) => word.start >= end).slice(0, 2);
  const [last, second] = [before.at(-1)?.stem ?? 0, before.at(-2)?.stem ?? 0];
  const kindHash = mix(KIND, hashText(kind));
  const traits = [
    kindHash,
    mix(WORD_BEFORE, last),
    mix3(TWO_BEFORE, second, last),
    mix(WORD_AFTER, after[0]?.stem ?? 0),
    ...orderOf(span, spans).map((hash) => mix(hash, kindHash)),
    ...(mark ? [mix(MARK, hashText(mark))] : []),
    ...(typeof value === 'string' ? shapesOf(value) : []),
  ];
  return {
    value,
    text: typeof value === 'string' ? value : JSON.stringify(value),
    prior: SPAN_PRIORS[kind],
    traits,
    pointers: [kindHash],
    kin: kinOf([...before, ...after].filter(({ isContent }) => isContent)),
    position: start,
  };
}

function orderOf(span: Span, spans: readonly Span[]): [number, number] {
  const peers = spans.filter(({ kind }) => kind === span.kind);
  const order = peers.indexOf(span);
  return [
    mix(ORDER, Math.min(order, LAST_PLACE)),
    mix(ORDER_BACK, Math.min(peers.length - 1 - order, LAST_PLACE)),
  ];
}
