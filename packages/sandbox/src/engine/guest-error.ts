import type { GuestError } from '@sca/core';

/** Lines that the engine puts before the body of a function that is made from source. */
export const BODY_LINES = 2;

/** Stands for a turn's code in stack traces. */
export const TURN_NAME = 'turn.js';

/**
 * Reads an error as the guest described it: JSON of [name, message, stack].
 *
 * The line is of the innermost frame in the caller's code (`<input>` or the turn), less the lines that the
 * engine puts before a function body.
 */
export function readGuestError(text: string, lineOffset: number): GuestError {
  const [name, message, stack] = JSON.parse(text) as [string, string, string];
  const frame = /(?:<input>|turn\.js):(\d+)/.exec(stack);
  const line = frame ? Number(frame[1]) - lineOffset : 0;
  return { name, message, line: line > 0 ? line : null };
}
