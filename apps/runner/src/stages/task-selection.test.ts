import { expect, it } from 'vitest';
import type { ChallengeRecord } from '../run-folder/challenge-record.ts';
import type { World } from '../worlds/world.ts';
import { TaskSelection } from './task-selection.ts';

/** A record of a proposer that wrote these tasks at once. */
function recordOf(...ids: string[]): ChallengeRecord {
  const tasks = ids.map((id) => ({ id, environment: { id: 'helpdesk' }, provenance: {} }));
  return { attempts: [], tasks } as unknown as ChallengeRecord;
}

const world = {} as World;

it('keeps as many tasks as are wanted, however many a proposer writes at once', () => {
  const known = new Set<string>();
  const selection = new TaskSelection(known, 3);
  selection.add(recordOf('a', 'b'), world);
  expect(selection.isEnough).toBe(false);
  selection.add(recordOf('b', 'c', 'd'), world);
  expect(selection.tasks.map(({ task }) => task.id)).toEqual(['a', 'b', 'c']);
  expect(selection.funnel).toMatchObject({ kept: 3, duplicates: 1 });
  // What was not kept may still be found in the next iteration.
  expect([...known]).toEqual(['a', 'b', 'c']);
});
