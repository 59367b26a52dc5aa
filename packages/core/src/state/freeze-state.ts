import { nonJsonKind, stateNotJson } from './state-not-json.ts';
import { createRecord, isContainer } from './state-record.ts';

/**
 * Copies a JSON state into the immutable form that all sessions of an environment share.
 *
 * @throws ScaError `STATE_NOT_JSON` naming the path of the first value that JSON cannot carry.
 */
export function freezeState<State extends object>(state: State): State {
  if (!isContainer(state)) throw stateNotJson(nonJsonKind(state) ?? 'a single value', '');
  return freeze(state, '', []) as State;
}

function freeze(value: unknown, path: string, ancestors: object[]): unknown {
  const problem = nonJsonKind(value);
  if (problem) throw stateNotJson(problem, path);
  if (!isContainer(value)) return value === 0 ? 0 : value; // -0 becomes 0, as in JSON text
  if (ancestors.includes(value)) throw stateNotJson('a value that contains itself', path);
  ancestors.push(value);
  const frozen = Array.isArray(value)
    ? freezeArray(value, path, ancestors)
    : freezeRecord(value, path, ancestors);
  ancestors.pop();
  return frozen;
}

function freezeArray(items: readonly unknown[], path: string, ancestors: object[]): readonly unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < items.length; index += 1) {
    copy.push(freeze(items[index], `${path}/${index}`, ancestors));
  }
  return Object.freeze(copy);
}

function freezeRecord(record: object, path: string, ancestors: object[]): object {
  const copy = createRecord();
  for (const [key, value] of Object.entries(record)) {
    if (key === '__proto__') throw stateNotJson('a key named __proto__', `${path}/${key}`);
    if (value === undefined) continue; // no member, as in JSON text
    copy[key] = freeze(value, `${path}/${key}`, ancestors);
  }
  return Object.freeze(copy);
}
