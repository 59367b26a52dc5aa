/** The same trajectory, judged by the judge and by the task's verifier. Null where one of them could not say. */
interface JudgedTwice {
  readonly judged: 0 | 1 | null;
  readonly verified: 0 | 1 | null;
}

/** How far a judge can be trusted, taking the verifier's word as the truth. */
interface JudgeAgreement {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  /** Pairs without a word of both; they count nowhere else. */
  readonly unscored: number;
  /** TP / (TP + FP), 0..1; null where the judge accepted nothing. */
  readonly precision: number | null;
  /** TP / (TP + FN), 0..1; null where the verifier accepted nothing. */
  readonly recall: number | null;
}

/** Counts where judge and verifier agree. */
export function compareJudge(pairs: readonly JudgedTwice[]): JudgeAgreement {
  const count = (judged: 0 | 1, verified: 0 | 1): number =>
    pairs.filter((pair) => pair.judged === judged && pair.verified === verified).length;
  const truePositives = count(1, 1);
  const falsePositives = count(1, 0);
  const falseNegatives = count(0, 1);
  return {
    truePositives,
    falsePositives,
    trueNegatives: count(0, 0),
    falseNegatives,
    unscored: pairs.filter(({ judged, verified }) => judged === null || verified === null).length,
    precision: ratio(truePositives, falsePositives),
    recall: ratio(truePositives, falseNegatives),
  };
}

function ratio(hits: number, misses: number): number | null {
  return hits + misses === 0 ? null : hits / (hits + misses);
}
