import { checkEnvironment, defineEnvironment, defineTool, ToolError } from '@sca/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { problemsOfRule } from './problems-of-rule.ts';
import { testEnvironment } from './test-environment.ts';

interface Counters {
  counters: Record<string, { value: number }>;
}

const count = defineTool({
  name: 'count',
  description: 'Adds one to a counter.',
  effect: 'write',
  input: z.object({ counter_id: z.string() }),
  execute(state: Counters, { counter_id }) {
    const counter = state.counters[counter_id];
    if (!counter) throw new ToolError(`There is no counter ${counter_id}.`);
    counter.value += 1;
    return counter;
  },
});
const initialState: Counters = { counters: { a: { value: 1 }, b: { value: 2 } } };
const environment = defineEnvironment({ id: 'test/counters', version: '1', tools: [count], initialState });

testEnvironment('an environment in order', () => environment, { callsPerTool: 5 });
testEnvironment('an environment that is loaded first', async () => environment, { callsPerTool: 5 });

test('says what is wrong by a rule, and that a rule was not looked at', () => {
  const roll = defineTool({
    name: 'roll',
    description: 'Rolls a die.',
    effect: 'read',
    input: z.object({}),
    execute: () => Math.random(),
  });
  const dice = checkEnvironment(defineEnvironment({ ...DICE, tools: [roll], initialState: {} }));
  expect(problemsOfRule(dice, 'deterministic')).toEqual([
    expect.stringMatching(/^roll gave .* in two sessions\.$/),
  ]);
  expect(problemsOfRule(dice, 'replayable')).toEqual([]);
  const stateless = checkEnvironment(
    defineEnvironment({ ...DICE, tools: [], initialState: () => null as never }),
  );
  expect(problemsOfRule(stateless, 'deterministic')).toEqual([expect.stringContaining('Not looked at')]);
});

const DICE = { id: 'test/dice', version: '1' };
