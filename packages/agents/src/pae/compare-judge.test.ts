import { expect, it } from 'vitest';
import { compareJudge } from './compare-judge.ts';

it('counts agreement, precision and recall', () => {
  const pairs = [
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 0],
    [0, 1],
    [0, 1],
    [0, 0],
    [null, 1],
    [1, null],
  ] as const;
  expect(compareJudge(pairs.map(([judged, verified]) => ({ judged, verified })))).toEqual({
    truePositives: 3,
    falsePositives: 1,
    trueNegatives: 1,
    falseNegatives: 2,
    unscored: 2,
    precision: 0.75,
    recall: 0.6,
  });
});

it('says so where there is nothing to divide by', () => {
  expect(compareJudge([{ judged: 0, verified: 0 }])).toMatchObject({ precision: null, recall: null });
});
