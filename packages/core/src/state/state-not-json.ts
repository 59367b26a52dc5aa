import { ScaError } from '../sca-error.ts';
import { isContainer, isPlainContainer } from './state-record.ts';

/** The error `STATE_NOT_JSON`. `path` is a JSON Pointer into the state, where it is known. */
export function stateNotJson(found: string, path?: string): ScaError {
  const place = path === undefined ? '' : ` at ${path || '/'}`;
  return new ScaError(
    'STATE_NOT_JSON',
    `The state holds ${found}${place}; only JSON values can be kept. Store a number, string, boolean, null, array or plain object.`,
    { details: path === undefined ? { found } : { found, path } },
  );
}

/** What a value is where it is not JSON by itself; undefined where it is. Members are not looked at. */
export function nonJsonKind(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `the number ${value}`;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (!isContainer(value)) return value === undefined ? 'undefined' : `a ${typeof value}`;
  if (isPlainContainer(value)) return undefined;
  return `an instance of ${value.constructor?.name || 'a class'}`;
}
