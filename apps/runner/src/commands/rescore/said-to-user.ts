import type { Trajectory } from '@sca/core';

/**
 * What an agent said to its user. The user's side of the record tells which messages reached it: those that a user
 * message answers, and the last one before the user ended the episode. Nothing where no user took part.
 */
export function saidToUser({ user, messages, stop }: Trajectory): string[] {
  if (!user) return [];
  return messages.flatMap((message, index) => {
    if (message.role !== 'assistant' || !message.isSampled || (message.toolCalls?.length ?? 0) > 0) return [];
    const next = messages[index + 1];
    const isHeard = next ? next.role === 'user' : stop.type === 'user-stop';
    return isHeard ? [message.content] : [];
  });
}
