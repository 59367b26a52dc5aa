import type { Json } from '@sca/core';

/** A value that the conversation has shown, with what is known of the place where it stood. */
export interface Mention {
  readonly value: Json;
  /** The value as an answer would say it. */
  readonly text: string;
  /** How likely an untrained policy finds it, as a logarithm beside 0 for a value that stands out. */
  readonly prior: number;
  /** Hashes of what describes it: kind, shape, neighbours, place. The first is its kind. */
  readonly traits: readonly number[];
  /** Those of the traits that words of the user may point at, as "cheapest" does at the least. */
  readonly pointers: readonly number[];
  /** Hashes of the words and values near it. */
  readonly kin: readonly number[];
  /** Characters from the start of a user's text; -1 in a tool's result. */
  readonly position: number;
}
