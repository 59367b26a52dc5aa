import { createSharedNode, type Delta, isAtHome, type StateNode } from './state-node.ts';
import { createRecord, isContainer, isPlainContainer } from './state-record.ts';

type Nodes = Map<object, StateNode>;
type Unwrap = (value: object) => object;

/** Copies the changes of a session. Objects that tools made are copied once each, so aliases hold in the fork. */
export function forkNodes(nodes: ReadonlyMap<object, StateNode>, unwrap: Unwrap): Nodes {
  const forks: Nodes = new Map();
  const copies = new Map<object, object>();
  for (const node of nodes.values()) forkNode({ nodes, forks, copies, unwrap }, node);
  return forks;
}

interface Fork {
  readonly nodes: ReadonlyMap<object, StateNode>;
  readonly forks: Nodes;
  readonly copies: Map<object, object>;
  readonly unwrap: Unwrap;
}

function forkNode(fork: Fork, node: StateNode): StateNode {
  const known = fork.forks.get(node.raw);
  if (known) return known;
  const parent = node.parent && forkNode(fork, node.parent);
  const copy = createSharedNode(node.raw, { parent, key: node.key });
  fork.forks.set(node.raw, copy);
  copy.isDirty = node.isDirty;
  copy.dirtyChildren = node.dirtyChildren && new Set(node.dirtyChildren);
  copy.copy = node.copy && forkItems(fork, node);
  copy.delta = node.delta && forkDelta(fork, node.delta);
  return copy;
}

function forkItems(fork: Fork, node: StateNode): unknown[] {
  const items = [...(node.copy as unknown[])];
  for (const [index, item] of items.entries()) {
    if (isContainer(item) && !isAtHome(node, String(index), item)) items[index] = forkValue(fork, item);
  }
  return items;
}

function forkDelta(fork: Fork, { replaced, removed, added }: Delta): Delta {
  const forkValues = (values: ReadonlyMap<string, unknown>): Map<string, unknown> =>
    new Map([...values].map(([key, value]) => [key, forkValue(fork, value)]));
  return { replaced: forkValues(replaced), removed: new Set(removed), added: forkValues(added) };
}

function forkValue(fork: Fork, value: unknown): unknown {
  if (!isContainer(value)) return value;
  const raw = fork.unwrap(value);
  if (fork.nodes.has(raw) || !isPlainContainer(raw)) return raw;
  const known = fork.copies.get(raw);
  if (known) return known;
  const copy: object = Array.isArray(raw) ? new Array(raw.length) : createRecord();
  fork.copies.set(raw, copy);
  for (const [key, member] of Object.entries(raw)) {
    (copy as Record<string, unknown>)[key] = forkValue(fork, member);
  }
  return copy;
}
