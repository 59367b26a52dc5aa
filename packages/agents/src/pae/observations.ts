import type { Message } from '@sca/core';

/**
 * What a policy's actions returned, in order: the results of native calls, or, in protocols without those, all that the
 * policy was told after its first turn.
 */
export function observationsOf(conversation: readonly Message[]): string[] {
  const results = conversation.filter(({ role }) => role === 'tool');
  const first = conversation.findIndex(({ role }) => role === 'assistant');
  const told = first < 0 ? [] : conversation.slice(first).filter(({ role }) => role === 'user');
  return (results.length > 0 ? results : told).map(({ content }) => content);
}
