import type { Environment, LocalSession } from '@sca/core';
import type { Compat } from '../compat.ts';
import type { TauTask } from '../tau-task.ts';
import { groundTruthDigest } from './ground-truth.ts';

/** What an episode left behind. */
export interface Episode {
  readonly session: Pick<LocalSession, 'digest'>;
  /** What the agent said to the user, message by message. */
  readonly messages: readonly string[];
}

/** The official reward and its reasons. */
export interface OfficialReward {
  readonly reward: 0 | 1;
  /** Whether the database is what the ground truth makes of a fresh one. */
  readonly isStateEqual: boolean;
  /** Required texts that no message of the agent holds. */
  readonly missingOutputs: readonly string[];
}

/** Scores an episode: 1 where the database is as the ground truth leaves it and every required text was said. */
export function officialReward(
  { environment, compat }: { readonly environment: Environment; readonly compat: Compat },
  task: TauTask,
  { session, messages }: Episode,
): OfficialReward {
  const isStateEqual = session.digest() === groundTruthDigest(environment, task);
  // The original plays the ground truth in the same list of actions, so that what it says counts as said.
  const said = compat === 'upstream' ? [...messages, ...messagesOf(task)] : messages;
  const missingOutputs = task.outputs.filter((output) => !isSaid(output, said, compat));
  return { reward: isStateEqual && missingOutputs.length === 0 ? 1 : 0, isStateEqual, missingOutputs };
}

/** What the ground truth itself says to the user. */
function messagesOf({ actions }: TauTask): string[] {
  const responses = actions.filter(({ name }) => name === 'respond');
  return responses
    .map(({ arguments: { content } }) => content)
    .filter((content) => typeof content === 'string');
}

/**
 * Whether some message holds a text. The original takes commas out of the messages only, so that a text with a
 * comma is never found; `fixed` takes them out of both.
 */
function isSaid(output: string, messages: readonly string[], compat: Compat): boolean {
  const wanted = compat === 'upstream' ? output.toLowerCase() : normalise(output);
  return messages.some((message) => normalise(message).includes(wanted));
}

function normalise(text: string): string {
  return text.toLowerCase().replaceAll(',', '');
}
