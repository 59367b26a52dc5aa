import { createRandom } from '@sca/core';
import { expect, it } from 'vitest';
import { followPath, type Path } from './path.ts';
import { settlePath } from './settle-path.ts';

const tickets = [
  { id: 'T-1', subject: 'Login', votes: 3, team: 'web' },
  { id: 'T-2', subject: 'Refund', votes: 9, team: 'pay' },
  { id: 'T-3', subject: 'Crash', votes: 1, team: 'web' },
  { id: 'T-4', subject: 'Typo', votes: 4, team: 'web' },
  { id: 'T-5', subject: 'Colour', votes: 4, team: 'web' },
];

function settleAll(index: number): Path[] {
  const path: Path = [
    { type: 'item', pick: { by: 'position', index } },
    { type: 'field', key: 'subject' },
  ];
  return Array.from({ length: 60 }, (_item, seed) => settlePath(tickets, path, createRandom(seed))).filter(
    (settled) => settled !== undefined,
  );
}

it('leads to the same, in several ways', () => {
  for (const index of tickets.keys()) {
    const settled = settleAll(index);
    for (const path of settled) expect(followPath(tickets, path)).toBe(tickets[index]?.subject);
    expect(settled.length).toBeGreaterThan(0);
  }
  expect(new Set(settleAll(0).map((path) => JSON.stringify(path))).size).toBeGreaterThan(2);
});

it('never tells an item by what is asked for, by what others share, or by a place that nobody counts to', () => {
  const picks = settleAll(3).map(([step]) => (step?.type === 'item' ? step.pick : undefined));

  for (const pick of picks) {
    expect(pick).not.toMatchObject({ key: 'subject' });
    expect(pick).not.toMatchObject({ key: 'team' });
    expect(pick).not.toMatchObject({ key: 'votes' });
    expect(pick?.by).not.toBe('position');
  }
});

it('gives up where an item cannot be told from another', () => {
  const twins = Array.from({ length: 6 }, () => ({ name: 'Twin' }));

  expect(
    settlePath(twins, [{ type: 'item', pick: { by: 'position', index: 4 } }], createRandom(1)),
  ).toBeUndefined();
});
