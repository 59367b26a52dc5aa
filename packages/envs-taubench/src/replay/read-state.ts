import type { Environment, LocalSession, StateChange } from '@sca/core';

type Container = Record<string, unknown>;

/** The whole state of a session. Records that nothing changed are the shared ones. */
export function readState(environment: Environment, session: LocalSession): object {
  let state: unknown = environment.initialState;
  const copies = new Set<unknown>();
  for (const change of session.diff()) state = apply(state, { change, keys: keysIn(change.path), copies });
  return state as object;
}

interface Edit {
  readonly change: StateChange;
  /** Where in the value at hand, from the outside in. */
  readonly keys: readonly string[];
  /** Containers that are ours to change. */
  readonly copies: Set<unknown>;
}

function apply(value: unknown, { change, keys, copies }: Edit): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change.type === 'removed' ? undefined : change.after;
  const container = (copies.has(value) ? value : copyOf(value)) as Container;
  copies.add(container);
  const member = apply(container[key], { change, keys: rest, copies });
  if (member !== undefined) container[key] = member;
  else if (Array.isArray(container)) container.length = Number(key);
  else delete container[key];
  return container;
}

function copyOf(value: unknown): unknown {
  return Array.isArray(value) ? [...value] : { ...(value as object) };
}

function keysIn(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
