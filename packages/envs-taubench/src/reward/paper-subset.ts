import { DOMAINS, type DomainName } from '../domain.ts';
import type { TauTask } from '../tau-task.ts';

/** Which tasks of a split: all of them, or those that the paper measured on. */
export type Subset = 'full' | 'paper';

/**
 * The tasks of a subset. The paper left out the airline tasks without a write in the ground truth (20 of 50), since
 * doing nothing passes most of them; it kept all retail tasks.
 */
export function selectTasks(
  domain: DomainName,
  tasks: readonly TauTask[],
  subset: Subset,
): readonly TauTask[] {
  if (subset === 'full' || domain === 'retail') return tasks;
  const writes = new Set(
    DOMAINS[domain].tools.filter(({ effect }) => effect === 'write').map(({ name }) => name),
  );
  return tasks.filter(({ actions }) => actions.some(({ name }) => writes.has(name)));
}
