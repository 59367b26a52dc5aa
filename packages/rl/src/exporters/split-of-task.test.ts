import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { splitOfTask } from './split-of-task.ts';

const tasks = Array.from({ length: 4000 }, (_, index) => `task-${index}`);
const validationOf = (validationShare: number, seed = 0): string[] =>
  tasks.filter((task) => splitOfTask(task, { validationShare, seed }) === 'validation');

describe('splitOfTask', () => {
  it('goes by the first 32 bits of a hash of seed and task', () => {
    for (const task of tasks.slice(0, 50)) {
      const digest = createHash('sha256').update(`7:${task}`).digest();
      const expected = digest.readUInt32BE(0) / 2 ** 32 < 0.3 ? 'validation' : 'train';
      expect(splitOfTask(task, { validationShare: 0.3, seed: 7 })).toBe(expected);
    }
  });

  it('keeps about the share that is asked for', () => {
    // 4,000 draws of 0.1: the standard deviation is 19.
    expect(Math.abs(validationOf(0.1).length - 400)).toBeLessThan(100);
    expect(validationOf(0)).toEqual([]);
    expect(validationOf(1)).toEqual(tasks);
  });

  it('only adds to validation when the share grows', () => {
    const larger = new Set(validationOf(0.3));
    expect(validationOf(0.1).every((task) => larger.has(task))).toBe(true);
  });

  it('divides otherwise with another seed', () => {
    expect(validationOf(0.1, 1)).not.toEqual(validationOf(0.1, 0));
  });
});
