import type { InputProblem, InputReason } from '@sca/rl/node';
import { counted } from '../../counted.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { shorten } from '../../terminal/shorten.ts';

/** Lines that are named; the others are counted. */
const NAMED_LINES = 20;

/** What was wrong with lines of the input. */
export interface InputLog {
  add(problem: InputProblem): void;
  /** By reason. */
  readonly counts: Readonly<Partial<Record<InputReason, number>>>;
  /** The first lines by their numbers, one sentence each. */
  sentences(fileName: string): string[];
}

/** Keeps the problems of the lowest line numbers: they are found in another order. */
export function startInputLog(): InputLog {
  const counts: Partial<Record<InputReason, number>> = {};
  let first: InputProblem[] = [];
  let total = 0;
  const trim = (): void => {
    first = first.sort((a, b) => a.line - b.line).slice(0, NAMED_LINES);
  };
  return {
    counts,
    add(problem) {
      total += 1;
      counts[problem.reason] = (counts[problem.reason] ?? 0) + 1;
      first.push(problem);
      if (first.length >= 2 * NAMED_LINES) trim();
    },
    sentences(fileName) {
      trim();
      const named = first.map(({ line, detail }) => nameProblem(fileName, line, detail));
      const rest = total - first.length;
      return rest > 0
        ? [...named, `${escapeText(fileName)}: ${counted(rest, 'more line')} cannot be used.`]
        : named;
    },
  };
}

/** `rollouts.jsonl:13: reward is missing` */
export function nameProblem(fileName: string, line: number | string, detail: string): string {
  return `${escapeText(fileName)}:${line}: ${shorten(escapeText(detail), 300)}`;
}
