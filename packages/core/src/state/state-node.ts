import { inPropertyOrder, isIntegerKey } from './property-order.ts';

/** What one session changed in one object or array. Indices of arrays are keys too. */
export interface StateNode {
  /** The immutable object of the shared state, or the mutable object that a tool made. */
  readonly raw: object;
  /** False for objects that tools made: those hold their own values, and nothing is known of their past. */
  readonly isShared: boolean;
  /** Where the object hangs in the shared state; undefined for the root and for objects that tools made. */
  readonly parent: StateNode | undefined;
  readonly key: string;
  /** Something in or below this object changed. Always true for objects that tools made. */
  isDirty: boolean;
  /** Keys of shared objects below which something changed. */
  dirtyChildren: Set<string> | undefined;
  /** The session's own copy of a shared array; arrays are copied whole on their first change. */
  copy: unknown[] | undefined;
  /** The changes of a shared record; it may be a collection of thousands and is never copied. */
  delta: Delta | undefined;
  writable: object | undefined;
  readable: object | undefined;
}

/** Changes of one shared record's own keys. */
export interface Delta {
  /** New values of keys that the shared record has; they keep their place. */
  readonly replaced: Map<string, unknown>;
  readonly removed: Set<string>;
  /** Keys that the shared record lacks, or that were removed and set again: they come last. */
  readonly added: Map<string, unknown>;
}

/** Where an object of the shared state hangs. */
export interface SharedPlace {
  readonly parent: StateNode | undefined;
  readonly key: string;
}

const NOWHERE: SharedPlace = { parent: undefined, key: '' };

/** A node of an object of the shared state, which nothing has changed yet. */
export function createSharedNode(raw: object, place: SharedPlace = NOWHERE): StateNode {
  return createNode(raw, true, place);
}

/** A node of an object that a tool made. */
export function createMadeNode(raw: object): StateNode {
  return createNode(raw, false, NOWHERE);
}

function createNode(raw: object, isShared: boolean, { parent, key }: SharedPlace): StateNode {
  return {
    raw,
    isShared,
    parent,
    key,
    isDirty: !isShared,
    dirtyChildren: undefined,
    copy: undefined,
    delta: undefined,
    writable: undefined,
    readable: undefined,
  };
}

/** The array or record that a node's values are read from where no delta says otherwise. */
export function contentOf({ copy, raw }: StateNode): Record<string, unknown> {
  return (copy ?? raw) as unknown as Record<string, unknown>;
}

/** The length of an array's node; NaN for a record. */
export function lengthOf(node: StateNode): number {
  return Array.isArray(node.raw) ? (node.copy ?? node.raw).length : Number.NaN;
}

/**
 * True where a shared record or array holds the object that it held at the start.
 *
 * To put a shared object elsewhere, a tool has to look at it here first. So an object without a node is an
 * untouched one of the shared state where this holds, and made by a tool where it does not.
 */
export function isAtHome(node: StateNode, key: string, raw: object): boolean {
  return node.isShared && (node.raw as Record<string, unknown>)[key] === raw;
}

export function hasKey(node: StateNode, key: string): boolean {
  const { delta } = node;
  if (!delta) return Object.hasOwn(contentOf(node), key);
  return delta.added.has(key) || (Object.hasOwn(node.raw, key) && !delta.removed.has(key));
}

/** The value under an own key; undefined where there is none. */
export function readKey(node: StateNode, key: string): unknown {
  const { delta } = node;
  if (delta?.added.has(key)) return delta.added.get(key);
  if (delta?.removed.has(key)) return undefined;
  if (delta?.replaced.has(key)) return delta.replaced.get(key);
  const content = contentOf(node);
  return Object.hasOwn(content, key) ? content[key] : undefined;
}

export function writeKey(node: StateNode, key: string, value: unknown): void {
  markDirty(node);
  const content = ownContent(node);
  if (content) {
    setOwn(content, key, value);
    return;
  }
  const delta = ownDelta(node);
  if (Object.hasOwn(node.raw, key) && !delta.removed.has(key)) delta.replaced.set(key, value);
  else delta.added.set(key, value);
}

/** False where the key cannot be removed: the length of an array, a member of a frozen object. */
export function removeKey(node: StateNode, key: string): boolean {
  if (!hasKey(node, key)) return true;
  markDirty(node);
  const content = ownContent(node);
  if (content) return Reflect.deleteProperty(content, key);
  const delta = ownDelta(node);
  delta.added.delete(key);
  delta.replaced.delete(key);
  if (Object.hasOwn(node.raw, key)) delta.removed.add(key);
  return true;
}

/** Own keys in JavaScript's order: integer keys ascending, then the others as they were added. */
export function keysOf(node: StateNode): string[] {
  const { delta } = node;
  const keys = Object.keys(contentOf(node));
  if (!delta || delta.added.size + delta.removed.size === 0) return keys;
  const added = [...delta.added.keys()];
  const all = [...keys.filter((key) => !delta.removed.has(key)), ...added];
  return added.some(isIntegerKey) ? inPropertyOrder(all) : all;
}

/** Keys of a shared record whose values differ or may differ below. */
export function changedKeys({ delta, dirtyChildren }: StateNode): Set<string> {
  const keys = new Set(dirtyChildren);
  if (!delta) return keys;
  for (const group of [delta.replaced.keys(), delta.removed, delta.added.keys()]) {
    for (const key of group) keys.add(key);
  }
  return keys;
}

function ownDelta(node: StateNode): Delta {
  node.delta ??= { replaced: new Map(), removed: new Set(), added: new Map() };
  return node.delta;
}

/** The array or record that takes a write directly; undefined where the write goes into a delta. */
function ownContent(node: StateNode): Record<string, unknown> | undefined {
  if (node.isShared && !Array.isArray(node.raw)) return undefined;
  if (node.isShared) node.copy ??= [...(node.raw as unknown[])];
  return contentOf(node);
}

function markDirty(node: StateNode): void {
  for (let each = node; !each.isDirty; each = each.parent) {
    each.isDirty = true;
    if (!each.parent) return;
    each.parent.dirtyChildren ??= new Set();
    each.parent.dirtyChildren.add(each.key);
  }
}

function setOwn(content: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') content[key] = value;
  else Object.defineProperty(content, key, { value, writable: true, enumerable: true, configurable: true });
}
