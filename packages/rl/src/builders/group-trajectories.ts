import type { TrajectoryGroup } from './build-report.ts';

/**
 * Groups records that are in memory, in order of first appearance. Records without such a field come last, in a
 * group `?`, where the builder names what is wrong with them.
 *
 * @param key `group` for PPO and GRPO, `taskId` for rejection sampling, DPO and KTO.
 */
export function groupTrajectories(records: Iterable<unknown>, key: 'group' | 'taskId'): TrajectoryGroup[] {
  const groups = new Map<string, unknown[]>();
  const unreadable: unknown[] = [];
  for (const record of records) {
    const id = (record as Partial<Record<typeof key, unknown>> | null | undefined)?.[key];
    if (typeof id !== 'string') unreadable.push(record);
    else if (groups.has(id)) groups.get(id)?.push(record);
    else groups.set(id, [record]);
  }
  const named = [...groups].map(([id, members]) => ({ id, members }));
  return unreadable.length === 0 ? named : [...named, { id: '?', members: unreadable }];
}
