import { testTaskOf } from '../worlds/open-worlds.ts';
import type { TestTask, World } from '../worlds/world.ts';
import type { RunContext } from './run-context.ts';
import type { SelectedTask } from './task-selection.ts';

/** A task to play episodes on, and where. */
export interface TestItem {
  readonly world: World;
  readonly test: TestTask;
}

/** A written task as episodes are played on it: scored by its verifier, or by the judge where it has none. */
export function testItem(
  { participants }: Pick<RunContext, 'participants'>,
  { world, task }: SelectedTask,
): TestItem {
  if ('verify' in task) return { world, test: testTaskOf(task) };
  const { id, instruction } = task;
  return { world, test: { id, instruction, reward: participants.judge.rewardFor(task) } };
}
