import { completeTask, defineEnvironment, type Environment, type Json } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { holdOutTestTasks } from './held-out.ts';

function world(starts: readonly Json[], solution: string): Environment {
  const environment: Environment = defineEnvironment({
    ...{ id: 'shop', version: '1', tools: [], initialState: {}, starts: () => starts },
    tasks: () => [
      completeTask(
        {
          schema: 'sca.task/v1',
          environment: { id: 'shop' },
          instruction: 'You are ann_lee_1. Cancel #W1 and write to ann@post.example.',
          verify: 'function verify() { return true; }',
          solution,
          failures: [],
          provenance: { kind: 'official' },
        },
        environment,
      ),
    ],
  });
  return environment;
}

describe('starts', () => {
  it('that a test task names in its words or its code are left out', () => {
    const starts = [
      { user: 'ann_lee_1' },
      { user: 'bo_ek_2' },
      { user: 'cy_orr_3' },
      '#W1',
      '#W12',
      'ann@post.example',
    ];

    const heldOut = holdOutTestTasks(world(starts, `cancel({ id: "bo_ek_2" });`));

    expect(heldOut.starts).toEqual([{ user: 'cy_orr_3' }, '#W12']);
    expect(heldOut.heldOutStarts).toBe(4);
  });

  it('are all kept where the test tasks name every one', () => {
    const heldOut = holdOutTestTasks(world(['#W1', 'ann_lee_1'], 'return 1;'));

    expect(heldOut).toMatchObject({ starts: ['#W1', 'ann_lee_1'], heldOutStarts: 0 });
  });
});

it('an instruction repeats a test task when all it states is stated there', () => {
  const { repeatsTestTask } = holdOutTestTasks(world([], 'return 1;'));

  expect(repeatsTestTask(['#W1', 'ann_lee_1'])).toBe(true);
  expect(repeatsTestTask(['#W1', '#W7'])).toBe(false);
  expect(repeatsTestTask([])).toBe(false);
});
