import { createRandom, startSession } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { openRetail } from '../create-environment.ts';
import { officialReward } from '../reward/official-reward.ts';
import type { TauTask } from '../tau-task.ts';
import { smallAirline, smallStore } from './small-worlds.test.support.ts';

describe('22: calculate', () => {
  const answers = (compat: 'upstream' | 'fixed', expression: string) =>
    [smallStore(compat), smallAirline(compat)].map((world) => world.call('calculate', { expression }));

  it.each([
    ['2(3)', "Error: 'int' object is not callable", 'Error: the expression has an unexpected "(" at 2'],
    [
      '()',
      "Error: float() argument must be a string or a real number, not 'tuple'",
      'Error: the expression has an unexpected ")" at 2',
    ],
    [
      '...',
      "Error: float() argument must be a string or a real number, not 'ellipsis'",
      'Error: the expression has an unexpected "." at 1',
    ],
    [
      '9 ** 9999',
      'Error: int too large to convert to float',
      'Error: the expression has an unexpected "*" at 4',
    ],
    ['7 // 2', '3.0', 'Error: the expression has an unexpected "/" at 4'],
    ['1 +', 'Error: invalid syntax (<string>, line 1)', 'Error: the expression ends too early'],
    ['1 / 0', 'Error: division by zero', 'Error: division by zero'],
    ['007 + 1', 'Error: leading zeros', '8.0'],
  ])('%s evaluates as Python upstream, and is arithmetic when fixed', (expression, python, arithmetic) => {
    for (const answer of answers('upstream', expression)) expect(answer).toContain(python);
    for (const answer of answers('fixed', expression)) expect(answer).toBe(arithmetic);
  });

  it.each([
    ['2 * (3 + 4) - 5 / 8', '13.38'],
    ['-(2.5) * -2', '5.0'],
    [' 1000000 * 1.005 ', '1005000.0'],
  ])('%s is worked out in both', (expression, result) => {
    expect([...answers('upstream', expression), ...answers('fixed', expression)]).toEqual(
      Array(4).fill(result),
    );
  });

  it('has a limit when fixed', () => {
    const [long, deep] = ['1+'.repeat(500), '('.repeat(60)].map((text) => answers('fixed', `${text}1`)[0]);
    expect(long).toBe('Error: the expression has more than 1000 characters');
    expect(deep).toBe('Error: the expression is nested deeper than 50 levels');
  });
});

describe('23: the outputs of a task', () => {
  const task = (outputs: string[], actions: TauTask['actions'] = []): TauTask => ({
    id: 0,
    user_id: 'ann',
    instruction: '',
    actions,
    outputs,
  });
  const reward = (compat: 'upstream' | 'fixed', given: TauTask, message: string): number => {
    const bench = openRetail({ size: 20, compat });
    return officialReward(bench, given, { session: startSession(bench.environment), messages: [message] })
      .reward;
  };

  it('are never found with a comma in them upstream', () => {
    expect(reward('upstream', task(['1,234.5']), 'It is 1,234.5 dollars.')).toBe(0);
    expect(reward('fixed', task(['1,234.5']), 'It is 1,234.5 dollars.')).toBe(1);
    expect(reward('upstream', task(['1234.5']), 'It is 1,234.5 dollars.')).toBe(1);
    expect(reward('fixed', task(['1,234.5']), 'It is 1234.5 dollars.')).toBe(1);
  });

  it('can be said by the ground truth itself upstream', () => {
    const speaking = task(['Yes'], [{ name: 'respond', arguments: { content: 'yes, of course' } }]);
    expect(reward('upstream', speaking, 'no')).toBe(1);
    expect(reward('fixed', speaking, 'no')).toBe(0);
    expect(reward('fixed', speaking, 'YES')).toBe(1);
  });
});

describe('24: a task drawn at random', () => {
  it('is always there', () => {
    const tasks = openRetail({ size: 40 }).world.tasks('test');
    const random = createRandom(24);
    const drawn = new Set(Array.from({ length: 2000 }, () => random.pick(tasks)));
    expect(drawn).toEqual(new Set(tasks));
  });
});
