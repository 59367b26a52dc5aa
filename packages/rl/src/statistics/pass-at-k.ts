/**
 * The unbiased estimate that at least one of k attempts passes: 1 - C(n-c, k) / C(n, k).
 *
 * Chen et al., arXiv 2107.03374, equation 1, in its stable product form.
 *
 * @param attempts n, those that were made.
 * @param passes c, those that passed.
 * @param k How many may be tried; NaN is returned where it is more than n.
 */
export function passAtK(attempts: number, passes: number, k: number): number {
  if (!isCounted(attempts, passes, k)) return Number.NaN;
  let allFail = 1;
  for (let index = attempts - passes + 1; index <= attempts; index += 1) {
    if (index <= k) return 1;
    allFail *= 1 - k / index;
  }
  return 1 - allFail;
}

/**
 * The unbiased estimate that all of k attempts pass: C(c, k) / C(n, k).
 *
 * tau-bench (arXiv 2406.12045, section 4) calls it pass^k. NaN where k is more than n.
 */
export function passHatK(attempts: number, passes: number, k: number): number {
  if (!isCounted(attempts, passes, k)) return Number.NaN;
  let allPass = 1;
  for (let index = 0; index < k; index += 1) allPass *= Math.max(0, passes - index) / (attempts - index);
  return allPass;
}

function isCounted(attempts: number, passes: number, k: number): boolean {
  return k >= 1 && k <= attempts && passes >= 0 && passes <= attempts;
}
