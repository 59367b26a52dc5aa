import type { ParseJson } from './strategy.ts';

/** The arguments of a call as the policy wrote them. */
export type ReadArguments =
  | { readonly ok: true; readonly args: unknown }
  | { readonly ok: false; readonly problem: string };

/** Reads the arguments of a call. No text at all is no arguments: many models write that for tools that take none. */
export function readArguments(text: string, parseJson: ParseJson): ReadArguments {
  if (text.trim() === '') return { ok: true, args: {} };
  const args = readJson(text, parseJson);
  if (args === undefined) return { ok: false, problem: 'are not valid JSON; write one JSON object' };
  return isRecord(args)
    ? { ok: true, args }
    : { ok: false, problem: `are ${describe(args)}; write one JSON object` };
}

/** The value of a JSON text; undefined where it is no JSON. */
export function readJson(text: string, parseJson: ParseJson): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
