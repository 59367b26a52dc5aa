import { ScaError } from '@sca/core';
import type { PortableError } from './protocol.ts';

/** Puts an error into a form that survives the way to another thread with its code and its cause. */
export function packError(thrown: unknown): PortableError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  const { name, message, stack, cause } = thrown;
  const packed = { name, message, ...(stack !== undefined && { stack }), ...(cause !== undefined && { cause: packError(cause) }) };
  if (!(thrown instanceof ScaError)) return packed;
  return { ...packed, code: thrown.code, details: JSON.parse(JSON.stringify(thrown.details)) };
}

export function unpackError({ name, message, stack, code, details, cause }: PortableError): Error {
  const options = cause ? { cause: unpackError(cause) } : {};
  const error = code ? new ScaError(code, message, { ...options, details: { ...details } }) : new Error(message, options);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
