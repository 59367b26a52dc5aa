import type { Json } from './json.ts';

// A name that all copies of this module share: an environment may bring its own.
const WORDED = Symbol.for('@sca/core/worded-value');

/** A returned value with its own wording for the model, in place of its JSON. */
export interface WordedValue {
  readonly [WORDED]: true;
  /** JSON, or a {@link MakeValue}. */
  readonly value: unknown;
  readonly text: string | WordValue;
}

/** Makes a tool's value from what cannot change any more, for where the text is all that is read of most calls. */
type MakeValue = () => Json;

/** Words a tool's value for the model. It must depend on the value alone: it runs when the text is read. */
export type WordValue = (value: Json) => string;

/**
 * Wraps a tool's return value to word it for the model.
 *
 * Either may be a function, which is called at most once, when it is first asked for: by then the state may be
 * another. One that words the value gets a copy of it; one that makes the value rests on what cannot change.
 */
export function withText(value: unknown, text: string | WordValue): WordedValue {
  return { [WORDED]: true, value, text };
}

export function isWorded(value: unknown): value is WordedValue {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, WORDED);
}

/** The value, made now where that was left for later. */
export function madeValue({ value }: WordedValue): unknown {
  return typeof value === 'function' ? (value as MakeValue)() : value;
}
