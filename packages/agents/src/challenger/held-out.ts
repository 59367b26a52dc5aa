import type { CodeAsTask, Environment, Json } from '@sca/core';

/** Values of an environment that exploration must leave to the test tasks. */
export interface HeldOut {
  /** Starts that no test task names; all of them where test tasks name every one. */
  readonly starts: readonly Json[];
  /** How many starts were left out. */
  readonly heldOutStarts: number;
  /** True where an instruction says no more than what some test task says already. */
  repeatsTestTask(literals: readonly string[]): boolean;
}

/** Starts and texts as they are, for those who mean to train on them. */
export function holdNothingOut(environment: Environment): HeldOut {
  return { starts: environment.starts(), heldOutStarts: 0, repeatsTestTask: () => false };
}

/**
 * Holds out what occurs in test tasks: a start is dropped where one of its texts stands as a whole word or string
 * in a task's instruction or code.
 */
export function holdOutTestTasks(environment: Environment): HeldOut {
  const tasks = environment.tasks();
  const named = new Set(tasks.flatMap(wordsOfTask));
  const starts = environment.starts();
  const free = starts.filter((start) => !textsIn(start).some((text) => named.has(text)));
  const instructions = tasks.map(({ instruction }) => instruction);
  return {
    starts: free.length > 0 ? free : starts,
    heldOutStarts: free.length > 0 ? starts.length - free.length : 0,
    repeatsTestTask: (literals) =>
      literals.length > 0 &&
      instructions.some((instruction) => literals.every((literal) => instruction.includes(literal))),
  };
}

/** Words, and quoted strings of the code, of a task. */
function wordsOfTask({ instruction, verify, solution, failures }: CodeAsTask): string[] {
  const code = [verify, solution, ...failures.map((failure) => failure.code)].join('\n');
  const strings = code.match(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g) ?? [];
  return [...instruction.split(/[^\p{L}\p{N}_#@.\-/]+/u).map(trimStops), ...strings.map(unquoted)];
}

function trimStops(word: string): string {
  return word.replace(/\.+$/, '');
}

function unquoted(literal: string): string {
  return literal.slice(1, -1);
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}
