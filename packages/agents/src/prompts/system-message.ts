import type { Message } from '@sca/core';

/** A system message. Frozen, since the conversations of an environment share it. */
export function systemMessage(content: string): Message {
  return Object.freeze({ role: 'system', content });
}
