import type { Json } from '@sca/core';

/** What a piece of text looks to be. */
export type SpanKind =
  | 'quoted'
  | 'list'
  | 'date'
  | 'expression'
  | 'number'
  /** A number as a text. */
  | 'digits'
  /** A number written as a word. */
  | 'count'
  /** A word with digits or signs in it: an id, a code. */
  | 'code'
  | 'capitals'
  | 'name'
  /** A capital word that opens a sentence, so that the capital says nothing. */
  | 'opening'
  | 'hyphenated'
  | 'word'
  /** What follows a colon. */
  | 'tail'
  /** Several of a kind with only commas and "and" between them. */
  | 'run'
  | 'word-run'
  /** All of a kind. */
  | 'all';

/** A piece of a text that may be a value. */
export interface Span {
  readonly kind: SpanKind;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly value: Json;
  /** A percent or currency sign that stood at it. */
  readonly mark?: string;
}

/** How likely each kind is meant as a value: logarithms beside 0 for a plain number. */
export const SPAN_PRIORS: Readonly<Record<SpanKind, number>> = {
  quoted: 0.5,
  list: 0,
  date: 0.5,
  expression: 0,
  number: 0,
  digits: -1.5,
  count: -1,
  code: 0,
  capitals: 0,
  name: 0,
  opening: -2,
  hyphenated: -1.5,
  word: -3,
  tail: -1,
  run: 0,
  'word-run': -2.5,
  all: -0.5,
};
