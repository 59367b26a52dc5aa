import type { Episode } from './episode.ts';
import { EpisodeEnd } from './episode-end.ts';
import { waitForUser } from './wait-for-user.ts';

/** Puts the task, or the user's first message, before the policy. */
export async function openConversation(episode: Episode): Promise<void> {
  const { options, user, interruption } = episode;
  const { environment, task, protocol } = options;
  if (interruption.cause)
    throw new EpisodeEnd({ type: 'aborted', bucket: 'infra' }, 'aborted before it began');
  const opening = user && (await waitForUser(episode, () => user.open()));
  // The policy has not had its turn, so this is not its failure.
  if (opening?.isStop)
    throw new EpisodeEnd({ type: 'error', detail: 'user/stopped-early', bucket: 'infra' }, 'at the opening');
  const prompt = protocol.prompt({ environment, instruction: opening?.content ?? task.instruction });
  episode.messages.push(...prompt.messages);
  episode.tools = prompt.tools;
}
