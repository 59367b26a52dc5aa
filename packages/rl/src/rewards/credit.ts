import type { TurnSpan } from '@sca/core';

/** How a trajectory's reward is shared among its turns. */
export type Credit =
  /** The whole reward at the end, the same advantage for every turn. */
  | { readonly mode: 'trajectory' }
  /** A turn is worth gamma^(turns after it) of the reward; gamma in 0..1. */
  | { readonly mode: 'turn-discount'; readonly gamma: number }
  /** Every turn has a reward of its own; null = not scorable, which counts as 0. */
  | { readonly mode: 'per-turn'; readonly turnRewards: readonly (number | null)[] };

/** Model spans of one segment, and where its turns stand in the trajectory. */
export interface SegmentTurns {
  /** All spans of the segment; only those of kind `model` are looked at. */
  readonly turnSpans: readonly TurnSpan[];
  /** Tokens of the response. */
  readonly length: number;
  /** Number of the segment's first model turn among those of the trajectory, from 0. */
  readonly firstTurn: number;
  /** Model turns of the whole trajectory. */
  readonly turnCount: number;
}

/**
 * Token rewards of one segment, each on the last token of a model turn, so that no reward lies on a token the
 * policy did not write (verl loses those).
 *
 * Their sum from a turn to the segment's end is what the turn is worth: the reward; gamma^(turns left) times it;
 * or, per turn, the rewards of this and all later turns of the trajectory, also those of later segments. A segment
 * without a model token has nowhere to put one and gets zeros.
 */
export function placeRewards(reward: number, turns: SegmentTurns, credit: Credit): Float64Array {
  const placed = new Float64Array(turns.length);
  let later = 0;
  for (const { last, turn } of modelTurns(turns).toReversed()) {
    const worth = worthOfTurn(reward, turn, { turnCount: turns.turnCount, credit });
    placed[last] = worth - later;
    later = worth;
  }
  return placed;
}

/** One advantage per token of a segment from one per model turn; 0 at all other tokens. */
export function spreadOverTurns(turns: SegmentTurns, advantageOf: (turn: number) => number): Float64Array {
  const spread = new Float64Array(turns.length);
  for (const { start, end, turn } of modelTurns(turns)) spread.fill(advantageOf(turn), start, end);
  return spread;
}

function modelTurns({
  turnSpans,
  firstTurn,
}: SegmentTurns): { start: number; end: number; last: number; turn: number }[] {
  return turnSpans
    .filter(({ kind }) => kind === 'model')
    .map(({ start, end }, index) => ({ start, end, last: end - 1, turn: firstTurn + index }))
    .filter(({ start, end }) => end > start);
}

function worthOfTurn(
  reward: number,
  turn: number,
  { turnCount, credit }: { turnCount: number; credit: Credit },
): number {
  if (credit.mode === 'trajectory') return reward;
  if (credit.mode === 'turn-discount') return reward * credit.gamma ** (turnCount - 1 - turn);
  return credit.turnRewards.slice(turn).reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
