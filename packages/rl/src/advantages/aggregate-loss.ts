import { type Numbers, requireEqualLengths } from './numbers.ts';

/** How the losses of tokens become one number; the names are verl's `loss_agg_mode`. */
export type LossAggregation =
  | 'token-mean'
  | 'seq-mean-token-sum'
  | 'seq-mean-token-mean'
  | 'seq-mean-token-sum-norm';

/**
 * Aggregates token losses over a batch, as verl `core_algos.py` agg_loss. `seq-mean-token-sum-norm` is the constant
 * normalisation that Dr. GRPO needs (arXiv 2503.20783): the sum of all tokens by a fixed length, no mean over
 * sequences. Sequences without a model token count in no mean. NaN where nothing is left.
 *
 * @param options `mode`, and `scaleFactor` for `seq-mean-token-sum-norm` (default: the longest row).
 */
export function aggregateLoss(
  losses: readonly Numbers[],
  masks: readonly Numbers[],
  options: { readonly mode: LossAggregation; readonly scaleFactor?: number },
): number {
  const sums = losses.map((row, index) => maskedSum(row, masks[index] as Numbers));
  const total = sums.reduce((sum, row) => sum + row.sum, 0);
  const tokens = sums.reduce((sum, row) => sum + row.count, 0);
  const trained = sums.filter((row) => row.count > 0);
  switch (options.mode) {
    case 'token-mean':
      return total / tokens;
    case 'seq-mean-token-sum':
      return total / trained.length;
    case 'seq-mean-token-mean':
      return trained.reduce((sum, row) => sum + row.sum / row.count, 0) / trained.length;
    case 'seq-mean-token-sum-norm':
      return total / (options.scaleFactor ?? Math.max(...losses.map((row) => row.length)));
  }
}

function maskedSum(row: Numbers, mask: Numbers): { sum: number; count: number } {
  requireEqualLengths('losses', row.length, { mask });
  let sum = 0;
  let count = 0;
  for (let token = 0; token < row.length; token += 1) {
    if (mask[token] === 0) continue;
    sum += row[token] as number;
    count += 1;
  }
  return { sum, count };
}
