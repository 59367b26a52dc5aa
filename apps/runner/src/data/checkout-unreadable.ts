import { ScaError } from '@sca/core';
import { escapeText } from '../terminal/escape-text.ts';

/** What `--from` names is there and cannot be read, or is not there. */
export function checkoutUnreadable(from: string, problem: string, cause?: unknown): ScaError {
  const sentence = `${escapeText(from)} cannot be read: ${escapeText(problem)}. Give --from a folder, a .tar.gz, a .zip or a URL.`;
  return new ScaError('CHECKOUT_UNREADABLE', sentence, { cause, details: { from } });
}
