import type { FoundProblem, RowProblem } from './row-problem.ts';

/** Problems that are kept in full; all are counted. */
const KEPT = 20;

/** Collects what could not be learned from, each row's problem once however often the row comes up. */
export interface ProblemLog {
  add(problem: RowProblem, place: string, detail: string): void;
  readonly counts: Readonly<Record<string, number>>;
  readonly examples: readonly FoundProblem[];
}

export function startProblemLog(): ProblemLog {
  const counts: Record<string, number> = {};
  const examples: FoundProblem[] = [];
  const seen = new Set<string>();
  return {
    counts,
    examples,
    add(problem, place, detail) {
      const key = `${problem} ${place} ${detail}`;
      if (seen.has(key)) return;
      seen.add(key);
      counts[problem] = (counts[problem] ?? 0) + 1;
      if (examples.length < KEPT) examples.push({ problem, place, detail });
    },
  };
}
