import type { TopLevelSpec } from 'vega-lite';
import { counted, whole } from '../counted.ts';
import { percent } from './format.ts';
import type { ReportData } from './report-data.ts';

const GREY = '#b0b7c3';
const BLUE = '#2f6db5';
const INK = '#333';

/** Charts are as wide as the text of the page; what stands beside the plot comes on top of this. */
const WIDTH = 640;

/** pass@1 of every set, before and after, with intervals. */
export function comparisonChart({ comparisons }: ReportData): TopLevelSpec {
  const values = comparisons.flatMap(({ set, before, after }) =>
    [['before training', before] as const, ['after training', after] as const].map(([when, { passAt }]) => ({
      set,
      when,
      ...passAt[0],
      label: percent(passAt[0]?.value ?? 0),
    })),
  );
  const order = ['before training', 'after training'];
  return {
    data: { values },
    width: WIDTH,
    height: { step: 24 },
    encoding: {
      y: { field: 'set', type: 'nominal', title: null, sort: null },
      yOffset: { field: 'when', sort: order },
      color: { field: 'when', type: 'nominal', scale: { domain: order, range: [GREY, BLUE] }, title: null },
    },
    layer: [
      {
        mark: { type: 'bar', height: 16 },
        encoding: {
          x: {
            field: 'value',
            type: 'quantitative',
            title: 'pass@1 with 95 % interval',
            axis: { format: '~%', tickCount: 6 },
            scale: { domainMin: 0 },
          },
        },
      },
      {
        mark: { type: 'rule', strokeWidth: 1.5 },
        encoding: {
          x: { field: 'low', type: 'quantitative' },
          x2: { field: 'high' },
          color: { value: INK },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6 },
        encoding: {
          x: { field: 'high', type: 'quantitative' },
          text: { field: 'label' },
          color: { value: INK },
        },
      },
    ],
  };
}

/** How many tasks have which pass rate: of all that were kept, and of those that the training data draws on. */
export function difficultyChart({ iterations, experiment }: ReportData): TopLevelSpec {
  const order = ['before filtering: all kept tasks', 'after filtering: tasks that training samples are of'];
  const bins = iterations.flatMap(({ rollouts }) => rollouts.difficulty);
  const values = bins.flatMap(({ label, kept, used }) => [
    { label, tasks: kept, which: order[0] },
    { label, tasks: used, which: order[1] },
  ]);
  return {
    data: { values },
    width: WIDTH,
    height: 180,
    mark: 'bar',
    encoding: {
      x: {
        field: 'label',
        type: 'ordinal',
        sort: null,
        title: `pass rate of a task in ${counted(experiment.rollout.perTask, 'rollout')}, %`,
        axis: { labelAngle: 0 },
      },
      xOffset: { field: 'which', sort: order },
      y: { aggregate: 'sum', field: 'tasks', type: 'quantitative', title: 'number of tasks', axis: WHOLE },
      color: { field: 'which', type: 'nominal', title: null, scale: { domain: order, range: [GREY, BLUE] } },
    },
  };
}

const WHOLE = { tickMinStep: 1, format: ',d' } as const;

/** Pass rates over iterations: of the rollouts on fresh tasks, and of the test sets where those were measured. */
export function learningChart({ iterations, curve }: ReportData): TopLevelSpec {
  const rollouts = iterations.map(({ iteration, rollouts: { passRate } }) => ({
    iteration: iteration - 1,
    series: 'rollouts on the tasks of the next iteration',
    ...passRate,
  }));
  const sets = curve.map(({ set, passAt1, iteration }) => ({
    iteration,
    series: `test set: ${set}`,
    ...passAt1,
  }));
  const points = [...sets, ...rollouts];
  const series = [...new Set(points.map((point) => point.series))];
  const last = Math.max(0, ...points.map(({ iteration }) => iteration));
  // A little apart from one another, so that intervals do not cover each other.
  const values = points.map((point) => ({
    ...point,
    at:
      point.iteration + 0.012 * Math.max(last, 1) * (series.indexOf(point.series) - (series.length - 1) / 2),
  }));
  return {
    data: { values },
    width: WIDTH,
    height: 240,
    encoding: {
      x: {
        field: 'at',
        type: 'quantitative',
        title: 'iterations of training',
        axis: { values: Array.from({ length: last + 1 }, (_, index) => index), format: 'd', grid: false },
        scale: { domain: [-0.05 * Math.max(last, 1), 1.05 * Math.max(last, 1)], nice: false, zero: false },
      },
      color: {
        field: 'series',
        type: 'nominal',
        title: null,
        scale: { domain: series },
        legend: { columns: 2, symbolOpacity: 1 },
      },
    },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.6 },
        encoding: {
          y: {
            field: 'low',
            type: 'quantitative',
            title: 'pass rate with 95 % interval',
            axis: { format: '~%' },
            scale: { domainMin: 0 },
          },
          y2: { field: 'high' },
        },
      },
      {
        mark: { type: 'line', point: { size: 45 }, strokeWidth: 1.5 },
        encoding: { y: { field: 'value', type: 'quantitative' } },
      },
    ],
  };
}

/** Where proposals are lost. */
export function funnelChart({ iterations }: ReportData): TopLevelSpec {
  const counts = new Map<string, number>();
  const add = (outcome: string, count: number): void =>
    void counts.set(outcome, (counts.get(outcome) ?? 0) + count);
  for (const { funnel } of iterations) {
    add('kept', funnel.kept);
    add('duplicate', funnel.duplicates);
    for (const { reason, count } of funnel.lost) add(reason, count);
  }
  const values = [...counts]
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => ({ outcome, count, label: whole(count) }));
  return {
    data: { values },
    width: WIDTH,
    height: { step: 22 },
    encoding: {
      y: { field: 'outcome', type: 'nominal', title: null, sort: null },
      x: { field: 'count', type: 'quantitative', title: 'proposals', axis: WHOLE },
    },
    layer: [
      {
        mark: { type: 'bar', height: 15 },
        encoding: { color: { condition: { test: "datum.outcome === 'kept'", value: BLUE }, value: GREY } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 5 },
        encoding: { text: { field: 'label' }, color: { value: INK } },
      },
    ],
  };
}
