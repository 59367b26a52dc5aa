import { canonicalJson, type Environment, type Json } from '@sca/core';
import { holdNothingOut, holdOutTestTasks } from '../held-out.ts';
import type { Exemplar } from './exemplar.ts';
import { escapePattern, quotedTexts, textsIn, wordsOf } from './text-values.ts';

/** Keeps challenges away from test tasks. */
export interface TaskScreen {
  /** Where exploration may start. */
  readonly starts: readonly Json[];
  /** Why a task is too close to a test task; undefined where it is not. `start` was given to it and may be named. */
  problemOf(task: Exemplar, start: Json | null): string | undefined;
}

/** Screens nothing where `isOn` is false. */
export function createTaskScreen(environment: Environment, isOn: boolean): TaskScreen {
  const heldOut = isOn ? holdOutTestTasks(environment) : holdNothingOut(environment);
  const free = new Set(heldOut.starts.flatMap(textsIn));
  const kept = new Set(heldOut.starts.map(canonicalJson));
  const names = new Set(
    environment
      .starts()
      .filter((start) => !kept.has(canonicalJson(start)))
      .flatMap(textsIn)
      .filter((text) => !free.has(text)),
  );
  return {
    starts: heldOut.starts,
    problemOf(task, start) {
      const given = new Set(textsIn(start));
      const named = recordsNamed(task).find((text) => names.has(text) && !given.has(text));
      if (named !== undefined)
        return `Your task names ${named}, which is kept for testing. Take other records.`;
      // A start that was asked for in spite of being held out says nothing about the task.
      const details = detailsOf(task).filter((text) => !(names.has(text) && given.has(text)));
      return heldOut.repeatsTestTask(details)
        ? 'A task about the same details exists already. Write one about others.'
        : undefined;
    },
  };
}

/** What a task names: the words of its instruction, and texts in its code that look like ids. */
function recordsNamed({ instruction, solution, verify }: Exemplar): string[] {
  const ids = [...quotedTexts(solution), ...quotedTexts(verify)].filter((text) => /\d/.test(text));
  return [...wordsOf(instruction), ...ids];
}

/** Fewer characters say too little to tell a task by: many tasks hold a "5". */
const MIN_DETAIL_LENGTH = 5;

/** The details of an instruction: numbers, names, and texts that the solution quotes. */
function detailsOf({ instruction, solution }: Exemplar): string[] {
  const words = wordsOf(instruction);
  const names = words.filter((word, index) => {
    const opensSentence = index === 0 || new RegExp(`[.!?:]\\s+${escapePattern(word)}`).test(instruction);
    return /\d/.test(word) || (/^\p{Lu}.{2}/u.test(word) && !opensSentence);
  });
  const quoted = quotedTexts(solution).filter((text) => text.length > 2 && instruction.includes(text));
  const details = [...new Set([...names, ...quoted])];
  return details.join('').length >= MIN_DETAIL_LENGTH ? details : [];
}
