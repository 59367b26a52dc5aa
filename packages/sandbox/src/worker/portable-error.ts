import { messageOf, ScaError } from '@sca/core';
import type { PortableError } from './protocol.ts';

/** A chain of causes may be a circle. */
const MAX_CAUSES = 5;

/** Puts an error into a form that survives the way to another thread with its code and its causes. */
export function packError(thrown: unknown, causesLeft: number = MAX_CAUSES): PortableError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: messageOf(thrown) };
  const packed = {
    name: textOf(thrown.name),
    message: messageOf(thrown),
    ...(thrown.stack !== undefined && { stack: textOf(thrown.stack) }),
    ...(thrown.cause !== undefined && causesLeft > 0 && { cause: packError(thrown.cause, causesLeft - 1) }),
  };
  if (!(thrown instanceof ScaError)) return packed;
  return { ...packed, code: thrown.code, details: JSON.parse(JSON.stringify(thrown.details)) };
}

export function unpackError({ name, message, stack, code, details, cause }: PortableError): Error {
  const options = cause ? { cause: unpackError(cause) } : {};
  const error = code
    ? new ScaError(code, message, { ...options, details: { ...details } })
    : new Error(message, options);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'Error';
}
