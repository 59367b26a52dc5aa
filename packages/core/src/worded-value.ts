import type { Json } from './json.ts';

// A name that all copies of this module share: an environment may bring its own.
const WORDED = Symbol.for('@sca/core/worded-value');

/** A returned value with its own wording for the model, in place of its JSON. */
export interface WordedValue {
  readonly [WORDED]: true;
  readonly value: unknown;
  readonly text: string | WordValue;
}

/** Words a tool's value for the model. It must depend on the value alone: it runs when the text is read. */
export type WordValue = (value: Json) => string;

/**
 * Wraps a tool's return value to word it for the model.
 *
 * A function gets a copy of the value, and is called at most once, when the text is read: by then the state
 * may be another.
 */
export function withText(value: unknown, text: string | WordValue): WordedValue {
  return { [WORDED]: true, value, text };
}

export function isWorded(value: unknown): value is WordedValue {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, WORDED);
}
