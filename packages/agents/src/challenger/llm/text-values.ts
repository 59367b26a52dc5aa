import type { Json, JsonObject } from '@sca/core';

/** All texts in a value, keys left out. */
export function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}

/** The contents of all quoted strings of a piece of code. */
export function quotedTexts(code: string): string[] {
  const literals = code.match(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return literals.map((literal) => literal.slice(1, -1));
}

/** The words of a text, ids and addresses whole. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}_#@.\-/]+/u)
    .map((word) => word.replace(/[.\-/]+$/, ''))
    .filter((word) => word !== '');
}

/** The value where it is an object; undefined otherwise. */
export function asRecord(value: Json): JsonObject | undefined {
  const isRecord = value !== null && typeof value === 'object' && !Array.isArray(value);
  return isRecord ? (value as JsonObject) : undefined;
}

/** A text as a part of a regular expression that matches just it. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
