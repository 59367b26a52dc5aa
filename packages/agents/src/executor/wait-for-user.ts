import type { UserTurn } from '../user-simulator/simulated-user.ts';
import type { Episode } from './episode.ts';
import { EpisodeEnd, endOfUserFailure } from './episode-end.ts';

type SaidTurn = Extract<UserTurn, { status: 'said' }>;

/** Lets the user speak. @throws EpisodeEnd where that fails */
export async function waitForUser(
  { interruption }: Episode,
  speak: () => Promise<UserTurn> | UserTurn,
): Promise<SaidTurn> {
  let turn: UserTurn;
  try {
    const spoken = speak();
    turn = spoken instanceof Promise ? await interruption.guard(spoken) : spoken;
  } catch (thrown) {
    throw endOfUserFailure(thrown);
  }
  if (turn.status === 'said') return turn;
  const { fault, bucket } = turn;
  throw new EpisodeEnd({ type: 'error', detail: `user/${fault}`, bucket }, `The user failed: ${fault}.`);
}
