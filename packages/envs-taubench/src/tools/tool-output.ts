import { copyOf } from '../python/containers.ts';
import { jsonDumps } from '../python/json-dumps.ts';
import { plainOf } from '../python/plain-of.ts';
import type { PythonValue } from '../python/python-value.ts';

/** What a tool gives: a value for guests, without marks, and the text that a model is shown. */
export interface ToolOutput {
  readonly value: PythonValue;
  readonly text: string;
}

// Records that nothing changed are frozen and shared by all sessions: each is written once.
const known = new WeakMap<object, ToolOutput>();

/** A value shown as `json.dumps` writes it. */
export function dumped(value: PythonValue): ToolOutput {
  if (value === null || typeof value !== 'object' || !Object.isFrozen(value)) return write(copyOf(value));
  let output = known.get(value);
  if (!output) {
    output = write(value);
    known.set(value, output);
  }
  return output;
}

function write(value: PythonValue): ToolOutput {
  return { value: plainOf(value), text: jsonDumps(value) };
}

/** A text that is shown as it is. */
export function spoken(text: string): ToolOutput {
  return { value: text, text };
}
