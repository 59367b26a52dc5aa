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
  const known = encodings.get(value);
  if (known !== undefined) return known;
  const written = encodeContainer(value);
  const encoding = shorten(written);
  // What is short is written again as quickly as it is found, and there are many times as many of it.
  if (encoding !== written) encodings.set(value, encoding);
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
  if (typeof value === 'string') return JSON.stringify(value);
  const problem = nonJsonKind(value);
  if (problem) throw stateNotJson(problem);
  return JSON.stringify(value);
}

/** Members in canonical order, or items in their own. */
export function encodeEntries(container: object, keys: string[], read: (key: string) => string): string {
  const isArray = Array.isArray(container);
  if (!isArray) keys.sort(compareCodePoints);
  let text = '';
  for (const key of keys) text += `${text && ','}${isArray ? '' : encodeKey(key)}${read(key)}`;
  return isArray ? `[${text}]` : `{${text}}`;
}

const MAX_KNOWN_KEYS = 1000;
const knownKeys = new Map<string, string>();

/** A key and its colon. Records of a table have the same few keys. */
function encodeKey(key: string): string {
  let encoding = knownKeys.get(key);
  if (encoding === undefined) {
    encoding = `${JSON.stringify(key)}:`;
    if (knownKeys.size === MAX_KNOWN_KEYS) knownKeys.clear();
    knownKeys.set(key, encoding);
  }
  return encoding;
}

export function encodeTree(container: object, tree: HashTree): string {
  return `*${Array.isArray(container) ? '[' : '{'}${hashOf(tree)}`;
}

export function shorten(encoding: string): string {
  return encoding.length > INLINE_LENGTH ? `#${sha256Hex(encoding)}` : encoding;
}

function encodeContainer(container: object): string {
  const keys = Object.keys(container);
  if (keys.length > INLINE_ENTRIES) return encodeTree(container, sharedTree(container));
  const members = container as Record<string, unknown>;
  return encodeEntries(container, keys, (key) => encodeShared(members[key]));
}
