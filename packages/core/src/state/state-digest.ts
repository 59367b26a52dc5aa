import { sha256Hex } from '../content-hash.ts';
import { buildHashTree, type HashTree, withEntry } from './hash-tree.ts';
import {
  encodeEntries,
  encodeScalar,
  encodeShared,
  encodeTree,
  INLINE_ENTRIES,
  sharedSize,
  sharedTree,
  shorten,
} from './state-encoding.ts';
import { changedKeys, keysOf, lengthOf, readKey, type StateNode } from './state-node.ts';
import { nonJsonKind, stateNotJson } from './state-not-json.ts';
import type { StateOverlay } from './state-overlay.ts';
import { isContainer } from './state-record.ts';

/**
 * The digest of a state: equal JSON values, equal digest, whatever the history.
 *
 * A value is encoded as canonical JSON (keys by code point, no spaces), with two exceptions that are no JSON
 * and so cannot be confused with it: a record or array of more than 16 entries is `*{` or `*[` and the hash
 * of a `HashTree` over its encoded entries, and any encoding of a record or array of more than 256 characters
 * is `#` and its sha256. The digest is the sha256 of the root's encoding. All depends on the value alone;
 * encodings of objects that nothing changed are cached, so a digest costs what changed.
 *
 * @throws ScaError `STATE_NOT_JSON` where a tool stored what JSON cannot carry.
 */
export function digestOf(overlay: StateOverlay): string {
  return sha256Hex(encodeNode({ overlay, ancestors: [] }, overlay.root));
}

interface Walk {
  readonly overlay: StateOverlay;
  readonly ancestors: StateNode['raw'][];
}

function encodeNode(walk: Walk, node: StateNode): string {
  if (!node.isDirty) return encodeShared(node.raw);
  const problem = nonJsonKind(node.raw);
  if (problem) throw stateNotJson(problem);
  if (walk.ancestors.includes(node.raw)) throw stateNotJson('a value that contains itself');
  walk.ancestors.push(node.raw);
  const encoding = shorten(encodeChanged(walk, node));
  walk.ancestors.pop();
  return encoding;
}

function encodeMember(walk: Walk, node: StateNode, key: string): string {
  const value = readKey(node, key);
  if (value === undefined && Array.isArray(node.raw)) return 'null';
  if (!isContainer(value)) return encodeScalar(value);
  const raw = walk.overlay.unwrap(value);
  return encodeNode(walk, walk.overlay.memberNode(node, key, raw));
}

function encodeChanged(walk: Walk, node: StateNode): string {
  const read = (key: string): string => encodeMember(walk, node, key);
  if (entryCount(node) <= INLINE_ENTRIES) return encodeEntries(node.raw, entryKeys(node), read);
  return encodeTree(node.raw, changedTree(walk, node));
}

function changedTree(walk: Walk, node: StateNode): HashTree {
  if (!node.isShared) {
    return buildHashTree(entryKeys(node).map((key) => [key, encodeMember(walk, node, key)]));
  }
  let tree = sharedTree(node.raw);
  for (const key of node.copy ? changedIndices(node) : changedKeys(node)) {
    tree = withEntry(tree, key, isEntry(node, key) ? encodeMember(walk, node, key) : undefined);
  }
  return tree;
}

function changedIndices({ raw, copy, dirtyChildren }: StateNode): string[] {
  const before = raw as readonly unknown[];
  const after = copy as readonly unknown[];
  const indices = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  const common = Math.min(before.length, after.length);
  const isChanged = (index: number): boolean =>
    index >= common || after[index] !== before[index] || dirtyChildren?.has(String(index)) === true;
  return indices.filter(isChanged).map(String);
}

function entryCount(node: StateNode): number {
  const { raw, isShared, delta } = node;
  if (!isShared || node.copy) return entryKeys(node).length;
  if (!delta) return sharedSize(raw);
  const set = [...delta.added.values(), ...delta.replaced.values()];
  const gone = set.filter((value) => value === undefined).length;
  return sharedSize(raw) - delta.removed.size + delta.added.size - gone;
}

/** The keys that JSON text would have: every index of an array, no member that is undefined. */
function entryKeys(node: StateNode): string[] {
  if (Array.isArray(node.raw)) return Array.from({ length: lengthOf(node) }, (_, index) => String(index));
  return keysOf(node).filter((key) => readKey(node, key) !== undefined);
}

function isEntry(node: StateNode, key: string): boolean {
  if (Array.isArray(node.raw)) return Number(key) < lengthOf(node);
  return readKey(node, key) !== undefined;
}
