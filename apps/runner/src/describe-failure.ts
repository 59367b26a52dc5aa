import { ScaError } from '@sca/core';
import { escapeText } from './terminal/escape-text.ts';

/** What the user is told of a failure: one sentence, with the stack where somebody's code has a bug. */
export function describeFailure(thrown: unknown): string {
  if (!(thrown instanceof ScaError)) return `sca: this is a bug of ours.\n${stackOf(thrown)}`;
  const isBugOfTool = thrown.code === 'HOST_TOOL_FAILED' && thrown.cause !== undefined;
  return `sca: ${escapeText(thrown.message)}\n${isBugOfTool ? stackOf(rootCause(thrown)) : ''}`;
}

function rootCause(thrown: unknown): unknown {
  return thrown instanceof Error && thrown.cause !== undefined ? rootCause(thrown.cause) : thrown;
}

function stackOf(thrown: unknown): string {
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return `${stack.split('\n').map(escapeText).join('\n')}\n`;
}
