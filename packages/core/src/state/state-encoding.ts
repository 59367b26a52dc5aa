import { compareCodePoints } from '../canonical-json.ts';
import { sha256Hex } from '../content-hash.ts';
import { buildHashTree, type HashTree, hashOf } from './hash-tree.ts';
import { nonJsonKind, stateNotJson } from './state-not-json.ts';
import { isContainer } from './state-record.ts';

/** Records and arrays with more entries than this are hashed as a tree over their entries. */
export const INLINE_ENTRIES = 16;
/** Encodings longer than this many UTF-16 units stand as their hash in the object around them. */
const INLINE_LENGTH = 256;

// Encodings of shared objects hold for every session of every environment that shares them.
const encodings = new WeakMap<object, string>();
const trees = new WeakMap<object, HashTree>();

/** The encoding of a value of the shared state, computed once. See `digestOf` for what it is. */
export function encodeShared(value: unknown): string {
  if (!isContainer(value)) return encodeScalar(value);
  let encoding = encodings.get(value);
  if (encoding === undefined) {
    encoding = shorten(encodeContainer(value));
    encodings.set(value, encoding);
  }
  return encoding;
}

/** The tree over the entries of a shared record or array, computed once. */
export function sharedTree(container: object): HashTree {
  let tree = trees.get(container);
  if (!tree) {
    tree = buildHashTree(Object.entries(container).map(([key, value]) => [key, encodeShared(value)]));
    trees.set(container, tree);
  }
  return tree;
}

/** How many entries a shared record or array has. */
export function sharedSize(container: object): number {
  return Array.isArray(container)
    ? container.length
    : (trees.get(container)?.size ?? Object.keys(container).length);
}

export function encodeScalar(value: unknown): string {
  const problem = nonJsonKind(value);
  if (problem) throw stateNotJson(problem);
  return JSON.stringify(value);
}

/** Members in canonical order, or items in their own. */
export function encodeEntries(container: object, keys: string[], read: (key: string) => string): string {
  if (Array.isArray(container)) return `[${keys.map(read).join(',')}]`;
  const members = keys.sort(compareCodePoints).map((key) => `${JSON.stringify(key)}:${read(key)}`);
  return `{${members.join(',')}}`;
}

export function encodeTree(container: object, tree: HashTree): string {
  return `*${Array.isArray(container) ? '[' : '{'}${hashOf(tree)}`;
}

export function shorten(encoding: string): string {
  return encoding.length > INLINE_LENGTH ? `#${sha256Hex(encoding)}` : encoding;
}

function encodeContainer(container: object): string {
  if (sharedSize(container) > INLINE_ENTRIES) return encodeTree(container, sharedTree(container));
  const members = container as Record<string, unknown>;
  return encodeEntries(container, Object.keys(container), (key) => encodeShared(members[key]));
}
