import { createRandom, type Trajectory } from '@sca/core';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';

/**
 * Deals the rewards of scored episodes out among them at random: as many successes as before, and nothing to learn
 * from them. For a control.
 */
export function permuteRewards(
  episodes: readonly TrajectorySummary[],
  seed: number,
): (trajectory: Trajectory) => number | null {
  const scored = episodes.filter(({ reward }) => reward !== null);
  const dealt = createRandom(seed).shuffle(scored.map(({ reward }) => reward));
  const rewards = new Map(scored.map(({ id }, index) => [id, dealt[index] ?? null]));
  return ({ id }) => rewards.get(id) ?? null;
}
