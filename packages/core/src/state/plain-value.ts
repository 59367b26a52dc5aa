import { contentOf, createMadeNode, isAtHome, keysOf, readKey, type StateNode } from './state-node.ts';
import { stateNotJson } from './state-not-json.ts';
import type { StateOverlay } from './state-overlay.ts';
import { createRecord, isContainer, isPlainContainer, isSharedRecord } from './state-record.ts';

/**
 * A value as it is now, without views, for `JSON.stringify`: unchanged shared objects as they are,
 * everything else copied.
 *
 * @throws ScaError `STATE_NOT_JSON` where the value contains itself, TypeError where it holds a function or an
 * instance of a class, which JSON would turn into something else without a word.
 */
export function plainValue(overlay: StateOverlay, value: unknown): unknown {
  return plain({ overlay, ancestors: [] }, value);
}

interface Walk {
  readonly overlay: StateOverlay;
  readonly ancestors: object[];
}

function plain(walk: Walk, value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw notJson(`a ${typeof value}`);
  if (!isContainer(value)) return value;
  const raw = walk.overlay.unwrap(value);
  const shared = walk.overlay.sharedNode(raw);
  if (shared ? !shared.isDirty : isSharedRecord(raw)) return raw;
  if (!shared && !isPlainContainer(raw))
    throw notJson(`an instance of ${raw.constructor?.name ?? 'a class'}`);
  if (walk.ancestors.includes(raw)) throw stateNotJson('a value that contains itself');
  walk.ancestors.push(raw);
  const copy = copyOf(walk, shared ?? createMadeNode(raw));
  walk.ancestors.pop();
  return copy;
}

function copyOf(walk: Walk, node: StateNode): unknown {
  if (Array.isArray(node.raw)) {
    const items = contentOf(node) as unknown as unknown[];
    return Array.from(items, (item, index) => plainMember(walk, node, { key: String(index), value: item }));
  }
  const copy = createRecord();
  for (const key of keysOf(node)) copy[key] = plainMember(walk, node, { key, value: readKey(node, key) });
  return copy;
}

function plainMember(walk: Walk, node: StateNode, { key, value }: { key: string; value: unknown }): unknown {
  if (!isContainer(value)) return plain(walk, value);
  const isUntouched = isAtHome(node, key, value) && !walk.overlay.sharedNode(value)?.isDirty;
  return isUntouched ? value : plain(walk, value);
}

function notJson(found: string): TypeError {
  return new TypeError(`a tool returned ${found}; only JSON values can be returned`);
}
