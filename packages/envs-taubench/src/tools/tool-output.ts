import { snapshotOf } from '@sca/core';
import { jsonDumps } from '../python/json-dumps.ts';
import { parseJson } from '../python/parse-json.ts';
import { plainOf } from '../python/plain-of.ts';
import type { PythonValue } from '../python/python-value.ts';

/** What a tool gives: a value for guests, without marks, and the text that a model is shown. */
export interface ToolOutput {
  /** Called where somebody asks for the value; most only read the text. */
  readonly value: () => PythonValue;
  readonly text: string;
}

// Records that nothing changed are frozen and shared by all sessions: each is written once.
const texts = new WeakMap<object, string>();

/** A value of the state, or one made of its parts, shown as `json.dumps` writes it. */
export function dumped(value: PythonValue): ToolOutput {
  const text = textOf(snapshotOf(value));
  return { value: () => plainOf(parseJson(text)), text };
}

function textOf(value: PythonValue): string {
  if (value === null || typeof value !== 'object' || !Object.isFrozen(value)) return jsonDumps(value);
  let text = texts.get(value);
  if (text === undefined) {
    text = jsonDumps(value);
    texts.set(value, text);
  }
  return text;
}

/** A text that is shown as it is. */
export function spoken(text: string): ToolOutput {
  return { value: () => text, text };
}
