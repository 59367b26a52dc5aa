import { beforeAll, describe, expect, it, vi } from 'vitest';
import { reportData } from '../testing/report-data.ts';
import { rollout } from '../testing/rollout.ts';
import { renderReport } from './render-report.ts';

// The charts' libraries are large, and a machine may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const trajectories = Array.from({ length: 10 }, (_, index) => ({
  trajectory: rollout(`e${index}`, { reward: index % 2 === 0 ? 1 : 0, taskId: `task-${index}` }),
  task: undefined,
}));

let page: string;
beforeAll(async () => {
  page = await renderReport(reportData(), trajectories);
});

/** What stands in the charts. */
const labels = (): string[] => [...page.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
/** The page as it is read, without drawings. */
const words = (): string =>
  page
    .replace(/<style>.*?<\/style>|<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the report', () => {
  it('is one page that asks for nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import/);
    expect(page).toContain("default-src 'none'");
  });

  it('has every legend and label whole', () => {
    expect(labels().filter((label) => label.includes('…'))).toEqual([]);
    expect(labels()).toEqual(
      expect.arrayContaining([
        'before training',
        'after training',
        'before filtering: all kept tasks',
        'after filtering: tasks that training samples are of',
        'test set: procedural',
        'rollouts on the tasks of the next iteration',
        'noop-accepted',
        'pass rate of a task in 8 rollouts, %',
        'pass rate with 95 % interval',
      ]),
    );
  });

  it('shows the funnel with an example of every reason', () => {
    expect(words()).toContain('200 proposals in 300 attempts');
    expect(words()).toContain('140 tasks kept: 70.0 % [63.3, 75.9]');
    expect(words()).toMatch(/noop-accepted 40 20\.0 % Cancel &lt;order&gt; 7\. It accepts null\./);
    expect(words()).toMatch(/syntax 10 5\.0 % x{400} … \(600 characters more\) SyntaxError/);
  });

  it('shows pass rates before and after with intervals, and what turned', () => {
    expect(words()).toMatch(
      /before 20\.0 % \[15\.0, 25\.0\] 30\.0 % \[25\.0, 35\.0\] 10\.0 % \[5\.0, 15\.0\]/,
    );
    expect(words()).toMatch(/difference \+20\.0 points \[15\.0, 25\.0\] 9 gained, 2 lost; p = 0\.065/);
    expect(words()).toContain('The official test tasks were not measured. Run sca data pull.');
  });

  it('shows the learning curve and the difficulty in numbers as well', () => {
    expect(words()).toMatch(
      /iterations of training procedural, pass@1 rollouts 0 20\.0 % \[15\.0, 25\.0\] 20\.0 %/,
    );
    expect(words()).toMatch(
      /iteration tasks before pass rate tasks after pass rate 1 2 20\.0 % .*? 1 50\.0 % \[45\.0, 55\.0\]/,
    );
  });

  it('shows what a kept task and a training sample cost, and does not guess', () => {
    expect(words()).toContain('per kept task 2.1 64.3 4.3 $0.011');
    expect(words()).toContain('per training sample 50 4,125 275 not known');
  });

  it('shows ten episodes, the first of them open', () => {
    expect(page.match(/<details class="episode /g)).toHaveLength(10);
    expect(page.match(/<details class="episode [^"]*" open>/g)).toHaveLength(1);
    expect(words()).toContain('get_ticket({&quot;ticket_id&quot;: &quot;e0&quot;})');
  });

  it('explains the reasons for which episodes are left out', () => {
    expect(words()).toContain('below-threshold: its reward is below the threshold.');
  });
});

it('of a run that came to nothing says so', async () => {
  const nothing = reportData({
    iterations: [],
    comparisons: [],
    curve: [],
    missing: [],
    costs: [],
    perKeptTask: null,
    perSample: null,
  });
  page = await renderReport(nothing, []);
  expect(words()).toContain('Nothing was measured both before and after.');
  expect(words()).toContain('per kept task there is none');
  expect(words()).not.toMatch(/NaN|undefined|null/);
});
