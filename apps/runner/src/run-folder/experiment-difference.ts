import { canonicalJson, type Json } from '@sca/core';

/** Where two values differ, as `rollout.perTask: 8 -> 16`. Empty where they are equal. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (text(before) === text(after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [`${path.join('.')}: ${text(before)} -> ${text(after)}`];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return value === undefined ? 'not set' : canonicalJson(JSON.parse(JSON.stringify(value)) as Json);
}
