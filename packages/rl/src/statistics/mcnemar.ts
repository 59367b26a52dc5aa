/**
 * McNemar's test in its exact form: the two-sided probability, if neither run were better, of so uneven a split of
 * the tasks that only one of them passes.
 *
 * The binomial test of `onlyFirst` among `onlyFirst + onlySecond` at 1/2: twice the smaller tail, at most 1.
 * McNemar (1947).
 */
export function mcnemarExact(onlyFirst: number, onlySecond: number): number {
  const total = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // P(X = i) from P(X = i - 1); logarithms, because 2^-total underflows beyond a thousand tasks.
  let logTerm = -total * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let index = 1; index <= fewer; index += 1) {
    logTerm += Math.log((total - index + 1) / index);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
