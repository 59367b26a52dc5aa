import type { TopLevelSpec } from 'vega-lite';
import type { ReportData } from './report-data.ts';

const BEFORE_AFTER = { domain: ['before', 'after'], range: ['#b0b7c3', '#2f6db5'] };

/** pass@1 of every set, before and after, with intervals. */
export function comparisonChart({ comparisons }: ReportData): TopLevelSpec {
  const values = comparisons.flatMap(({ set, before, after }) =>
    [['before', before] as const, ['after', after] as const].map(([when, { passAt }]) => ({
      set,
      when,
      ...passAt[0],
    })),
  );
  return {
    data: { values },
    width: 420,
    height: { step: 26 },
    encoding: {
      y: { field: 'set', type: 'nominal', title: null },
      yOffset: { field: 'when', sort: ['before', 'after'] },
      color: { field: 'when', type: 'nominal', scale: BEFORE_AFTER, title: null },
    },
    layer: [
      {
        mark: { type: 'bar', height: 18 },
        encoding: {
          x: {
            field: 'value',
            type: 'quantitative',
            title: 'pass@1',
            axis: { format: '%' },
            scale: { domain: [0, 1] },
          },
        },
      },
      {
        mark: { type: 'rule', strokeWidth: 1.5 },
        encoding: {
          x: { field: 'low', type: 'quantitative' },
          x2: { field: 'high' },
          color: { value: '#333' },
        },
      },
    ],
  };
}

/** How many tasks have which pass rate, of those that were kept and of those that the training data draws on. */
export function difficultyChart({ iterations }: ReportData): TopLevelSpec {
  const bins = iterations.flatMap(({ rollouts }) => rollouts.difficulty);
  const values = bins.flatMap(({ label, kept, used }) => [
    { label, tasks: kept, which: 'kept by the check' },
    { label, tasks: used, which: 'in the training data' },
  ]);
  return {
    data: { values },
    width: 560,
    height: 180,
    mark: 'bar',
    encoding: {
      x: {
        field: 'label',
        type: 'ordinal',
        sort: null,
        title: 'pass rate of the task',
        axis: { labelAngle: 0 },
      },
      xOffset: { field: 'which' },
      y: { aggregate: 'sum', field: 'tasks', type: 'quantitative', title: 'tasks' },
      color: {
        field: 'which',
        type: 'nominal',
        title: null,
        scale: { domain: ['kept by the check', 'in the training data'], range: ['#b0b7c3', '#2f6db5'] },
      },
    },
  };
}

/** Pass rates over iterations: of the rollouts on fresh tasks, and of the test sets where those were measured. */
export function learningChart({ iterations, curve }: ReportData): TopLevelSpec {
  const rollouts = iterations.map(({ iteration, rollouts: { passRate } }) => ({
    iteration: iteration - 1,
    set: 'rollouts',
    ...passRate,
  }));
  const sets = curve.map(({ iteration, set, passAt1 }) => ({ iteration, set, ...passAt1 }));
  return {
    data: { values: [...rollouts, ...sets] },
    width: 560,
    height: 220,
    encoding: {
      x: {
        field: 'iteration',
        type: 'quantitative',
        title: 'iterations of training',
        axis: { tickMinStep: 1, format: 'd' },
      },
      color: { field: 'set', type: 'nominal', title: null },
    },
    layer: [
      {
        mark: { type: 'area', opacity: 0.15 },
        encoding: {
          y: { field: 'low', type: 'quantitative', title: 'pass rate', axis: { format: '%' } },
          y2: { field: 'high' },
        },
      },
      { mark: { type: 'line', point: true }, encoding: { y: { field: 'value', type: 'quantitative' } } },
    ],
  };
}

/** Where proposals are lost. */
export function funnelChart({ iterations }: ReportData): TopLevelSpec {
  const values = iterations.flatMap(({ funnel }) => [
    { outcome: 'kept', count: funnel.kept },
    { outcome: 'duplicate', count: funnel.duplicates },
    ...funnel.lost.map(({ reason, count }) => ({ outcome: reason, count })),
  ]);
  return {
    data: { values: values.filter(({ count }) => count > 0) },
    width: 420,
    height: { step: 22 },
    mark: 'bar',
    encoding: {
      y: { field: 'outcome', type: 'nominal', title: null, sort: '-x' },
      x: { aggregate: 'sum', field: 'count', type: 'quantitative', title: 'proposals' },
      color: { condition: { test: "datum.outcome === 'kept'", value: '#2f6db5' }, value: '#b0b7c3' },
    },
  };
}
