import { type GrpoScaling, grpoAdvantages } from './grpo.ts';

/**
 * Advantages per turn from rewards per turn: each turn's reward is normalised over all turn rewards of its group,
 * and a turn's advantage is the sum of the normalised rewards of itself and the turns after it.
 *
 * DeepSeekMath (arXiv 2402.03300), section 4.1.3, process supervision with GRPO.
 *
 * @param turnRewards Of one group: one list per sample, one reward per model turn; null = not scorable, counts as 0.
 */
export function turnAdvantages(
  turnRewards: readonly (readonly (number | null)[])[],
  scaling: GrpoScaling = {},
): Float64Array[] {
  const flat = turnRewards.flat().map((reward) => reward ?? Number.NaN);
  const normalized = grpoAdvantages(flat, new Int32Array(flat.length), scaling);
  let offset = 0;
  return turnRewards.map((rewards) => {
    const sums = normalized.slice(offset, offset + rewards.length);
    offset += rewards.length;
    for (let turn = sums.length - 2; turn >= 0; turn -= 1)
      sums[turn] = (sums[turn] as number) + (sums[turn + 1] as number);
    return sums;
  });
}
