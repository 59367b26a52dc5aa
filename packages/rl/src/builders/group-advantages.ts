import { type GrpoScaling, grpoAdvantages } from '../advantages/grpo.ts';
import { opoAdvantages } from '../advantages/opo.ts';
import { passAtKAdvantages } from '../advantages/pass-at-k-advantages.ts';
import { rlooAdvantages } from '../advantages/rloo.ts';
import { turnAdvantages } from '../advantages/turn-advantages.ts';
import type { ResolvedGrpoOptions } from './grpo-options.ts';
import { writtenCharacters } from './members.ts';
import { type Scored, sequencePenalty } from './shaped-reward.ts';

/** A trajectory with the advantage of each of its model turns. */
export interface Judged {
  readonly scored: Scored;
  /** Of the whole: that of its first turn, before any discount. */
  readonly advantage: number;
  readonly ofTurn: (turn: number) => number;
}

/** The advantages of a batch of groups; baselines are taken within each group, over trajectories and not segments. */
export function groupAdvantages(
  batch: readonly (readonly Scored[])[],
  options: ResolvedGrpoOptions,
): Judged[][] {
  if (options.credit === 'per-turn') return batch.map((group) => perTurn(group, scalingOf(options)));
  const flat = batch.flat();
  const groups = Int32Array.from(batch.flatMap((group, index) => group.map(() => index)));
  const advantages = estimate(flat, groups, options);
  let offset = 0;
  return batch.map((group) =>
    group.map((scored) => {
      const advantage = advantages[offset++] as number;
      return { scored, advantage, ofTurn: turnShare(advantage, scored, options) };
    }),
  );
}

function estimate(flat: readonly Scored[], groups: Int32Array, options: ResolvedGrpoOptions): Float64Array {
  const scores = Float64Array.from(flat, (scored) => scored.score - sequencePenalty(scored, options));
  const { singleton, normalize, epsilon, scale } = options;
  switch (options.estimator) {
    case 'grpo':
      return grpoAdvantages(scores, groups, scalingOf(options));
    case 'rloo':
      return rlooAdvantages(scores, groups, { singleton, normalize });
    case 'opo':
      return opoAdvantages(scores, lengthsOf(flat), { groups, singleton });
    case 'pass-at-k':
      return passAtKAdvantages(scores, groups, { epsilon, scale: scale === 'none' ? 'none' : 'group' });
  }
}

function scalingOf({ standardDeviation, epsilon, scale, singleton }: ResolvedGrpoOptions): GrpoScaling {
  return { standardDeviation, epsilon, scale, singleton };
}

// Tokens and characters do not compare, so one trajectory without tokens takes all of them to characters.
function lengthsOf(flat: readonly Scored[]): number[] {
  const hasTokens = flat.every(({ member }) => member.modelTokens !== undefined);
  return flat.map(({ member }) =>
    hasTokens ? (member.modelTokens as number) : writtenCharacters(member.trajectory.messages),
  );
}

function perTurn(group: readonly Scored[], scaling: GrpoScaling): Judged[] {
  const advantages = turnAdvantages(
    group.map(({ turnRewards }) => turnRewards ?? []),
    scaling,
  );
  return group.map((scored, index) => {
    const turns = advantages[index] as Float64Array;
    return { scored, advantage: turns[0] ?? 0, ofTurn: (turn) => turns[turn] ?? 0 };
  });
}

function turnShare(
  advantage: number,
  { member }: Scored,
  { credit, turnGamma }: ResolvedGrpoOptions,
): (turn: number) => number {
  if (credit === 'trajectory') return () => advantage;
  return (turn) => advantage * turnGamma ** (member.turnCount - 1 - turn);
}
