import type { Random } from '@sca/core';
import type { PythonValue } from '../python/python-value.ts';
import type { TauAction, TauTask } from '../tau-task.ts';

/** A task before it gets its place in the list. */
type TaskDraft = Omit<TauTask, 'id' | 'outputs'> & { readonly outputs?: readonly string[] };

/** Makes a task from what a world happens to hold; undefined where it holds nothing that fits. */
export type Scenario<State> = (state: State, random: Random) => TaskDraft | undefined;

/** A call of a ground truth. */
export function act(name: string, args: Record<string, PythonValue> = {}): TauAction {
  return { name, arguments: args };
}

/** The first record, in random order, that fits. */
export function findRecord<Value>(
  random: Random,
  table: { readonly [id: string]: Value },
  fits: (record: Value) => boolean,
): Value | undefined {
  return random.shuffle(Object.values(table)).find(fits);
}
