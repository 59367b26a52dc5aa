import type { Random } from '@sca/core';

/** One of several, each as likely as its weight; undefined where none has any. */
export function pickWeighted<Item extends { readonly weight: number }>(
  random: Random,
  items: readonly Item[],
): Item | undefined {
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.float() * total;
  for (const item of items) {
    left -= item.weight;
    if (left < 0 && item.weight > 0) return item;
  }
  return items.findLast(({ weight }) => weight > 0);
}
