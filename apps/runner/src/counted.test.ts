import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it('takes the plural for everything but one', () => {
  expect([0, 1, 2].map((count) => counted(count, 'task'))).toEqual(['0 tasks', '1 task', '2 tasks']);
});

it('takes a plural of its own, and groups digits', () => {
  expect(counted(1, 'trajectory', 'trajectories')).toBe('1 trajectory');
  expect(counted(1234, 'trajectory', 'trajectories')).toBe('1,234 trajectories');
});
