import { describe, expect, it } from 'vitest';
import type { Rewards, SetComparison } from '../../report/report-data.ts';
import { compareReports, type NamedReport } from './compare-reports.ts';
import { renderComparison } from './render-comparison.ts';

/** A run by what its last policy got on the tasks of each set. */
function runOf(name: string, sets: Record<string, Record<string, Rewards>>): NamedReport {
  const comparisons = Object.entries(sets).map(([set, tasks]) => {
    const outcomes = Object.entries(tasks).map(([taskId, after]) => ({ taskId, before: [], after }));
    return { set, outcomes } as unknown as SetComparison;
  });
  return { name, report: { comparisons } };
}

const first = runOf('first', { own: { a: [1, 0], b: [0, 0], c: [null] }, official: { x: [1] } });
const second = runOf('second', { own: { a: [1, 1], b: [0, 0], c: [1], d: [1] }, procedural: { p: [0] } });
const third = runOf('third', { own: { a: [0, 0], b: [1, 1], c: [1] }, official: { x: [0] } });

describe('runs are compared', () => {
  it('on the tasks that both scored, each with the first', () => {
    const { comparisons } = compareReports(first, [second, third]);
    const facts = comparisons.map(({ run, set, tasks, difference }) => [run, set, tasks, difference.value]);
    expect(facts).toEqual([
      ['second', 'own', 2, 0.25],
      ['third', 'own', 2, 0.25],
      ['third', 'official', 1, -1],
    ]);
  });

  it('and what is left out is counted set by set', () => {
    const { unpaired } = compareReports(first, [second, third]);
    const names = { baseline: 'first', run: 'second' };
    const none = { paired: 0, onlyBaseline: 0, onlyRun: 0, unscored: 0 };
    expect(unpaired).toEqual([
      { ...names, ...none, set: 'own', paired: 2, onlyRun: 1, unscored: 1 },
      { ...names, ...none, set: 'official', onlyBaseline: 1 },
      { ...names, ...none, set: 'procedural', onlyRun: 1 },
      { ...names, ...none, run: 'third', set: 'own', paired: 2, unscored: 1 },
    ]);
  });

  it('and what is left out is said under the table', () => {
    expect(renderComparison(compareReports(first, [second]))).toMatchInlineSnapshot(`
      "pass@1                  tasks                first                 this                    difference  turned  McNemar p
      own: second over first      2  25.0 % [0.0, 100.0]  50.0 % [0.0, 100.0]  +25.0 points [-100.0, 100.0]   +1 -0        1.0
      Intervals are 95 %, clustered by task; differences are paired by task.
      own: second over first leaves out 1 task that only second worked on, 1 task that one run has no scored trial of.
      official: second over first cannot be compared: 1 task that only first worked on.
      procedural: second over first cannot be compared: 1 task that only second worked on.
      "
    `);
  });

  it('and nothing more is said where all tasks are paired', () => {
    expect(compareReports(third, [third]).unpaired).toEqual([]);
  });
});
