import { momentsOf } from './group-moments.ts';
import type { Numbers } from './numbers.ts';

/**
 * The filter of DAPO's dynamic sampling (arXiv 2503.14476, section 3.2): a group is worth training on if its rewards
 * differ.
 *
 * @param rewards Of one group; NaN = not scorable.
 * @param options `keepSingletons`: what is said of a group with one scorable sample, as DAPO's recipe keeps it.
 */
export function hasSignal(
  rewards: Numbers,
  { keepSingletons = false }: { readonly keepSingletons?: boolean } = {},
): boolean {
  const { count, variance } = momentsOf(rewards);
  return count === 1 ? keepSingletons : variance > 0;
}
