/** How many pairs one task may give. */
export interface PairLimits {
  readonly maxPairsPerTask: number;
  readonly maxUsesPerTrajectory: number;
}

/** A pair that keeps all rules but the limits. `kind` is equal for pairs that teach the same. */
export interface CandidatePair {
  readonly kind: string;
}

/** Candidates looked at per side; more would only repeat what these teach. */
const MAX_CANDIDATES = 64;

/**
 * Pairs the members of two lists round-robin, so that no trajectory is in more pairs than allowed and none comes a
 * second time before others had their turn. Pairs of a kind that is not there yet come first.
 *
 * @param sides Both best first.
 * @param pairOf The pair, or undefined where it breaks a rule; asked at most once per combination.
 */
export function choosePairs<Side, Pair extends CandidatePair>(
  sides: { readonly chosen: readonly Side[]; readonly rejected: readonly Side[] },
  limits: PairLimits,
  pairOf: (chosen: Side, rejected: Side) => Pair | undefined,
): Pair[] {
  const candidates = combinations(
    sides.chosen.slice(0, MAX_CANDIDATES),
    sides.rejected.slice(0, MAX_CANDIDATES),
  );
  const uses = new Map<Side, number>();
  const kinds = new Set<string>();
  const pairs: Pair[] = [];
  const isFree = (side: Side): boolean => (uses.get(side) ?? 0) < limits.maxUsesPerTrajectory;
  const take = ({ chosen, rejected, pair }: { chosen: Side; rejected: Side; pair: Pair }): void => {
    for (const side of [chosen, rejected]) uses.set(side, (uses.get(side) ?? 0) + 1);
    kinds.add(pair.kind);
    pairs.push(pair);
  };
  const repeats: { chosen: Side; rejected: Side; pair: Pair }[] = [];
  for (const { chosen, rejected } of candidates) {
    if (pairs.length >= limits.maxPairsPerTask) return pairs;
    if (!isFree(chosen) || !isFree(rejected)) continue;
    const pair = pairOf(chosen, rejected);
    if (!pair) continue;
    if (kinds.has(pair.kind)) repeats.push({ chosen, rejected, pair });
    else take({ chosen, rejected, pair });
  }
  for (const repeat of repeats) {
    if (pairs.length >= limits.maxPairsPerTask) break;
    if (isFree(repeat.chosen) && isFree(repeat.rejected)) take(repeat);
  }
  return pairs;
}

// Each round pairs every chosen one with another rejected one.
function combinations<Side>(
  chosen: readonly Side[],
  rejected: readonly Side[],
): { chosen: Side; rejected: Side }[] {
  const rounds = Math.max(chosen.length, rejected.length);
  const length = Math.min(chosen.length, rejected.length);
  return Array.from({ length: rounds }, (_, round) =>
    Array.from({ length }, (__, index) => {
      const shifted = (index + round) % rounds;
      return chosen.length <= rejected.length
        ? { chosen: chosen[index] as Side, rejected: rejected[shifted] as Side }
        : { chosen: chosen[shifted] as Side, rejected: rejected[index] as Side };
    }),
  ).flat();
}
