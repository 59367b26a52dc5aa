import { parseExperimentSource } from '../experiment/experiment-source.ts';
import { parseExperiment } from '../experiment/load-experiment.ts';
import { difficultyOf } from '../report/difficulty.ts';
import type { IterationReport, ReportData, SetScore, Share } from '../report/report-data.ts';

const share = (value: number): Share => ({ value, low: value - 0.05, high: value + 0.05 });

const score = (value: number): SetScore => ({
  tasks: 50,
  trials: 2,
  unscored: 1,
  passAt: [share(value), share(value + 0.1)],
  passHat: [share(value), share(value - 0.1)],
});

const iteration = (number: number): IterationReport => ({
  iteration: number,
  funnel: {
    proposals: 100,
    attempts: 150,
    kept: 70,
    duplicates: 5,
    lost: [
      {
        reason: 'noop-accepted',
        count: 20,
        example: { instruction: 'Cancel <order> 7.', detail: 'It accepts null.' },
      },
      {
        reason: 'syntax',
        count: 5,
        example: { instruction: 'x'.repeat(1000), detail: 'SyntaxError: expecting )' },
      },
    ],
  },
  rollouts: {
    episodes: 140,
    unscored: 2,
    passRate: share(0.2),
    usedPassRate: share(0.5),
    stops: { answer: 120, limit: 20 },
    difficulty: difficultyOf(
      new Map([
        ['a', [1, 0]],
        ['b', [0, 0]],
      ]),
      new Set(['a']),
    ),
  },
  data: { rows: 12, dropped: { 'below-threshold': 128 } },
});

/** A report of two iterations in which everything happened that a report can tell of. */
export function reportData(given: Partial<ReportData> = {}): ReportData {
  const text = 'name: made-up\nenvironment: helpdesk\niterations: 2\nevaluate: { trials: 2 }';
  const source = parseExperimentSource(text, { name: 'experiment.yaml' });
  return {
    schema: 'sca.report/v1',
    experiment: parseExperiment(source),
    environments: ['helpdesk'],
    iterations: [iteration(1), iteration(2)],
    comparisons: [
      {
        set: 'procedural',
        before: score(0.2),
        after: score(0.4),
        difference: share(0.2),
        flips: { gained: 9, lost: 2, pValue: 0.065 },
        outcomes: [],
      },
    ],
    missing: [{ set: 'official', advice: 'Run sca data pull.' }],
    curve: [0, 1, 2].map((number) => ({
      iteration: number,
      set: 'procedural',
      passAt1: share(0.2 + 0.1 * number),
    })),
    costs: [
      { role: 'challenger', calls: 300, promptTokens: 9000, completionTokens: 600, costUsd: 1.5 },
      { role: 'rollouts', calls: 900, promptTokens: 90_000, completionTokens: 6000, costUsd: null },
    ],
    perKeptTask: { calls: 2.1, promptTokens: 64.3, completionTokens: 4.3, costUsd: 0.0107 },
    perSample: { calls: 50, promptTokens: 4125, completionTokens: 275, costUsd: null },
    ...given,
  };
}
