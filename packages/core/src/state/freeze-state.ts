import { nonJsonKind, stateNotJson } from './state-not-json.ts';
import { createRecord, isContainer, isPlainContainer } from './state-record.ts';

/**
 * Copies a JSON state into the immutable form that all sessions of an environment share.
 *
 * @throws ScaError `STATE_NOT_JSON` naming the path of the first value that JSON cannot carry.
 */
export function freezeState<State extends object>(state: State): State {
  if (!isContainer(state)) throw stateNotJson(nonJsonKind(state) ?? 'a single value', '');
  return freeze(state, []) as State;
}

// Megabytes pass through here when an environment is opened, before the engine has compiled anything. What costs then
// are calls: strings are dealt with in place, and nothing is noted that only a refusal needs.
function freeze(original: object, ancestors: object[]): object {
  if (!isPlainContainer(original) || ancestors.includes(original)) refuse(original, ancestors);
  ancestors.push(original);
  const isArray = Array.isArray(original);
  // Spreading turns empty items into undefined ones, and leaves out what hangs at an array beside its items.
  const members = (isArray ? [...original] : original) as Record<string, unknown>;
  const copy = (isArray ? [] : createRecord()) as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const value = members[key];
    if (typeof value === 'string') copy[key] = value;
    else if (isContainer(value)) copy[key] = freeze(value, ancestors);
    else if (value !== undefined || isArray) copy[key] = scalar(value, ancestors);
  }
  if (Object.hasOwn(copy, '__proto__')) refuseKey('__proto__', ancestors);
  ancestors.pop();
  return Object.freeze(copy);
}

function scalar(value: unknown, ancestors: readonly object[]): unknown {
  if (nonJsonKind(value)) refuse(value, ancestors);
  return value === 0 ? 0 : value; // -0 becomes 0, as in JSON text
}

function refuse(value: unknown, ancestors: readonly object[]): never {
  throw stateNotJson(nonJsonKind(value) ?? 'a value that contains itself', pathTo([...ancestors, value]));
}

function refuseKey(key: string, ancestors: readonly object[]): never {
  throw stateNotJson(`a key named ${key}`, `${pathTo(ancestors)}/${key}`);
}

/** The path of the last value, each of which is a member of the one before: the first such member. */
function pathTo(values: readonly unknown[]): string {
  const keys = values.slice(1).map((value, index) => {
    const container = values[index] as object;
    const members = Array.isArray(container) ? [...container.entries()] : Object.entries(container);
    return members.find(([, member]) => Object.is(member, value))?.[0];
  });
  return keys.map((key) => `/${key}`).join('');
}
