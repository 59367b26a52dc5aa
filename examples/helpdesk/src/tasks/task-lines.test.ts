import { REASON_CODES, TaskProposal } from '@sca/core';
import { describe, expect, it } from 'vitest';
import type { TaskLine } from './task-line.ts';
import { taskLines } from './task-lines.ts';

const lines: TaskLine[] = taskLines()
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const expectations = lines.map(({ provenance }) => provenance.expect);

describe('tasks.jsonl', () => {
  it('holds what these files say; `pnpm --filter @sca/example-helpdesk tasks` rewrites it', async () => {
    await expect(taskLines()).toMatchFileSnapshot('../../tasks.jsonl');
  });

  it('has ten good tasks and more, with three failure cases each', () => {
    const good = lines.filter(({ provenance }) => provenance.expect === 'kept');
    expect(good.length).toBeGreaterThanOrEqual(10);
    for (const { failures } of good) expect(failures).toHaveLength(3);
  });

  it.each(REASON_CODES)('has a task that is lost as %s', (reason) => {
    expect(expectations).toContain(reason);
  });

  it('holds proposals, apart from those expected to be malformed', () => {
    const readable = lines.map((line) => TaskProposal.safeParse(line).success);
    expect(readable).toEqual(expectations.map((expected) => expected !== 'malformed'));
  });

  it('repeats no instruction', () => {
    expect(new Set(lines.map(({ instruction }) => instruction)).size).toBe(lines.length);
  });
});
