import { compareCodePoints } from '../canonical-json.ts';
import { sha256Hex } from '../content-hash.ts';

const LEAF_ENTRIES = 8;
const DEPTHS = 8;

/**
 * A persistent map from key to encoded value with a hash that depends only on its entries.
 *
 * Keys are spread over 16 children per level by the nibbles of their FNV-1a hash; a subtree of at most 8
 * entries is one leaf. So the shape, and with it the hash, does not depend on the order of changes, and
 * changing one of n entries hashes again only log16(n) small nodes.
 */
export interface HashTree {
  readonly size: number;
  /** The leaf's entries, or undefined for an inner node. */
  readonly entries?: ReadonlyMap<string, string>;
  readonly children?: readonly (HashTree | undefined)[];
  /** Filled in by {@link hashOf}. */
  hash?: string;
}

const EMPTY: HashTree = { size: 0, entries: new Map() };

export function buildHashTree(entries: Iterable<readonly [string, string]>): HashTree {
  return grow([...entries], 0);
}

/** A tree with the entry set, or removed where `encoded` is undefined. The given tree stays as it was. */
export function withEntry(tree: HashTree, key: string, encoded: string | undefined): HashTree {
  return change(tree, { key, encoded, path: keyHash(key) }, 0);
}

/** Lower-case hex sha256 of the tree's entries. */
export function hashOf(tree: HashTree): string {
  tree.hash ??= sha256Hex(tree.entries ? leafText(tree.entries) : innerText(tree.children ?? []));
  return tree.hash;
}

function leafText(entries: ReadonlyMap<string, string>): string {
  const keys = [...entries.keys()].sort(compareCodePoints);
  return keys.map((key) => `${JSON.stringify(key)}:${entries.get(key)}`).join(',');
}

function innerText(children: readonly (HashTree | undefined)[]): string {
  return children.map((child) => (child ? hashOf(child) : '')).join('/');
}

interface Change {
  readonly key: string;
  readonly encoded: string | undefined;
  readonly path: number;
}

function change(tree: HashTree, entry: Change, depth: number): HashTree {
  if (tree.entries) return changeLeaf(tree.entries, entry, depth);
  const nibble = nibbleAt(entry.path, depth);
  const children = [...(tree.children ?? [])];
  const child = change(children[nibble] ?? EMPTY, entry, depth + 1);
  children[nibble] = child.size === 0 ? undefined : child;
  const size = children.reduce((sum, each) => sum + (each?.size ?? 0), 0);
  return size > LEAF_ENTRIES ? { size, children } : leaf(new Map(children.flatMap(allEntries)));
}

function changeLeaf(entries: ReadonlyMap<string, string>, entry: Change, depth: number): HashTree {
  const changed = new Map(entries);
  if (entry.encoded === undefined) changed.delete(entry.key);
  else changed.set(entry.key, entry.encoded);
  return changed.size > LEAF_ENTRIES ? grow([...changed], depth) : leaf(changed);
}

function leaf(entries: ReadonlyMap<string, string>): HashTree {
  return { size: entries.size, entries };
}

function grow(entries: readonly (readonly [string, string])[], depth: number): HashTree {
  if (entries.length <= LEAF_ENTRIES || depth === DEPTHS) return leaf(new Map(entries));
  const groups: (readonly [string, string])[][] = Array.from({ length: 16 }, () => []);
  for (const entry of entries) groups[nibbleAt(keyHash(entry[0]), depth)]?.push(entry);
  return {
    size: entries.length,
    children: groups.map((group) => (group.length === 0 ? undefined : grow(group, depth + 1))),
  };
}

function allEntries(tree: HashTree | undefined): (readonly [string, string])[] {
  if (!tree) return [];
  return tree.entries ? [...tree.entries] : (tree.children ?? []).flatMap(allEntries);
}

function nibbleAt(hash: number, depth: number): number {
  return (hash >>> (depth * 4)) & 15;
}

// FNV-1a over UTF-16 units. Only the spread matters: keys chosen to collide cost time, not correctness.
function keyHash(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
