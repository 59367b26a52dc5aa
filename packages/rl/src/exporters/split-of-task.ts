import { sha256Hex } from '@sca/core';

/** Which file of a data set a row is in. */
export type Split = 'train' | 'validation';

/** How tasks are divided. */
export interface SplitOptions {
  /** Expected share of tasks that are kept for validation, 0..1. */
  readonly validationShare: number;
  /** Another seed divides otherwise. */
  readonly seed: number;
}

const RANGE = 2 ** 32;

/**
 * The split of a task, by a hash of its id: all rows of a task are in one split, whatever else is in the data, and
 * a larger share only moves tasks from train to validation.
 */
export function splitOfTask(taskId: string, { validationShare, seed }: SplitOptions): Split {
  if (validationShare <= 0) return 'train';
  const place = Number.parseInt(sha256Hex(`${seed}:${taskId}`).slice(0, 8), 16) / RANGE;
  return place < validationShare ? 'validation' : 'train';
}
