import { compareCodePoints } from '../canonical-json.ts';
import type { Json } from '../json.ts';
import { plainValue } from './plain-value.ts';
import { changedKeys, keysOf, lengthOf, readKey, type StateNode } from './state-node.ts';
import type { StateOverlay } from './state-overlay.ts';
import { isContainer } from './state-record.ts';

/** One changed place. `path` is a JSON Pointer (RFC 6901) from the root of the state. */
export type StateChange =
  | { readonly type: 'added'; readonly path: string; readonly after: Json }
  | { readonly type: 'removed'; readonly path: string; readonly before: Json }
  | { readonly type: 'replaced'; readonly path: string; readonly before: Json; readonly after: Json };

/**
 * What a session changed. Empty when the states are equal.
 *
 * Members come in the order of their keys' code points, items in the order of their indices. Arrays are
 * compared index by index, so an array changes its length at its end: added items come first to last, removed
 * ones last to first. Carrying out the changes one after the other leads from the initial state to this one.
 */
export type StateDiff = readonly StateChange[];

/** Compares a session's state with the shared one, looking only where something was written. */
export function diffOf(overlay: StateOverlay): StateDiff {
  const comparison: Comparison = { overlay, changes: [] };
  if (overlay.root.isDirty) compareTouched(comparison, overlay.root, '');
  return comparison.changes;
}

interface Comparison {
  readonly overlay: StateOverlay;
  readonly changes: StateChange[];
}

function compareTouched(comparison: Comparison, node: StateNode, path: string): void {
  compareKeys(comparison, { before: node.raw, node, keys: touchedKeys(node) }, path);
}

/** Another object in the place of a shared one: compared member by member, since its content may be equal. */
function compareContainers(
  comparison: Comparison,
  pair: { before: object; node: StateNode },
  path: string,
): void {
  compareKeys(comparison, { ...pair, keys: allKeys(pair.before, pair.node) }, path);
}

interface KeysToCompare {
  readonly before: object;
  readonly node: StateNode;
  readonly keys: readonly string[];
}

function compareKeys(comparison: Comparison, { before, node, keys }: KeysToCompare, path: string): void {
  for (const key of keys) {
    const was = Object.hasOwn(before, key) ? (before as Record<string, unknown>)[key] : undefined;
    compareMember(comparison, { before: was, node, key }, `${path}/${escapePointer(key)}`);
  }
}

function touchedKeys(node: StateNode): string[] {
  if (node.copy) return allKeys(node.raw, node);
  const isArray = Array.isArray(node.raw);
  return [...changedKeys(node)].sort(isArray ? (a, b) => Number(a) - Number(b) : compareCodePoints);
}

function allKeys(before: object, node: StateNode): string[] {
  if (!Array.isArray(before)) {
    return [...new Set([...Object.keys(before), ...keysOf(node)])].sort(compareCodePoints);
  }
  const length = lengthOf(node);
  const kept = Array.from({ length }, (_, index) => String(index));
  const removed = Array.from({ length: Math.max(0, before.length - length) }, (_, index) =>
    String(before.length - 1 - index),
  );
  return [...kept, ...removed];
}

interface MemberToCompare {
  readonly before: unknown;
  readonly node: StateNode;
  readonly key: string;
}

function compareMember(comparison: Comparison, { before, node, key }: MemberToCompare, path: string): void {
  const { overlay, changes } = comparison;
  const after = overlay.unwrap(entryOf(node, key));
  if (isContainer(after) && isContainer(before) && Array.isArray(before) === Array.isArray(after)) {
    const member = overlay.memberNode(node, key, after);
    if (after !== before) compareContainers(comparison, { before, node: member }, path);
    else if (member.isDirty) compareTouched(comparison, member, path);
  } else if (after === before) return;
  else if (after === undefined) changes.push({ type: 'removed', path, before: before as Json });
  else if (before === undefined) changes.push({ type: 'added', path, after: plainCopy(overlay, after) });
  else changes.push({ type: 'replaced', path, before: before as Json, after: plainCopy(overlay, after) });
}

/** The value as JSON text would have it: null in place of an empty item; undefined where there is no entry. */
function entryOf(node: StateNode, key: string): unknown {
  const value = readKey(node, key);
  const isEmptyItem = value === undefined && Array.isArray(node.raw) && Number(key) < lengthOf(node);
  return isEmptyItem ? null : value;
}

function plainCopy(overlay: StateOverlay, value: unknown): Json {
  return JSON.parse(JSON.stringify(plainValue(overlay, value))) as Json;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
