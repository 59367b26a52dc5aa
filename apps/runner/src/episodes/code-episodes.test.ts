import { createStrategy, runEpisode, sessionFunctions } from '@sca/agents';
import { startSession, Trajectory } from '@sca/core';
import { openRetail } from '@sca/envs-taubench';
import { createChecker, createSandbox, startCodeSession } from '@sca/sandbox';
import { afterAll, expect, it } from 'vitest';
import { scriptedReplies } from '../testing/scripted-replies.ts';

const sandbox = createSandbox({ workers: 1 });
const checker = createChecker({
  environment: { module: import.meta.resolve('@sca/envs-taubench'), export: 'createRetail' },
  workers: 1,
});
afterAll(async () => {
  await sandbox.close();
  await checker.close();
});

const { environment } = openRetail();
const task = environment.tasks().find(({ instruction }) => /Cancel order/.test(instruction));
const protocol = createStrategy({ strategy: 'code' });
const block = (code: string): string => `Let me see.\n\`\`\`js\n${code}\n\`\`\``;

async function play(replies: readonly string[]) {
  if (!task) throw new Error('the own store has no such task');
  const session = startSession(environment);
  const code = startCodeSession(sandbox, { tools: sessionFunctions(environment, session) });
  const trajectory = await runEpisode({
    model: scriptedReplies(replies),
    environment,
    session,
    code,
    task,
    protocol,
    seed: 3,
    reward: ({ calls, answer, messages, signal }) =>
      checker.reward({ task, calls, answer, messages }, signal ? { signal } : {}),
  });
  code.close();
  return { trajectory: Trajectory.parse(trajectory), session };
}

it('a policy that writes code solves a task, and its calls can be replayed', async () => {
  const solution = task?.solution ?? '';
  const { trajectory, session } = await play([
    block('const kept = [1, 2]; console.log(kept.length);'),
    block(`const done = (() => { ${solution} })(); kept.push(done ?? null); console.log(kept.length);`),
    'Answer: done',
  ]);
  expect(trajectory, trajectory.verdict?.detail).toMatchObject({
    stop: { type: 'answer' },
    reward: 1,
    answer: 'done',
  });
  const observations = trajectory.messages.filter(({ role }) => role === 'user').slice(1);
  expect(observations.map(({ content }) => content)).toEqual(['2', '3']);
  const fresh = startSession(environment);
  for (const { name, args, ok } of trajectory.calls) expect(fresh.call(name, args).ok).toBe(ok);
  expect(fresh.digest()).toBe(session.digest());
});

it('is told what went wrong in its code, and is not rewarded for doing nothing', async () => {
  const { trajectory } = await play([
    block("get_order_details({ order_id: '#W0' });"),
    block('let x = ;'),
    block('await new Promise(() => undefined);'),
    'Answer: done',
  ]);
  const shown = trajectory.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  expect(shown[1]).toMatch(/^ToolError: .*order/);
  expect(shown[2]).toMatch(/^SyntaxError: .*\nThe code was not run\.$/s);
  expect(shown[3]).toContain('The code waited for something that never comes.');
  expect(trajectory, trajectory.verdict?.detail).toMatchObject({
    stop: { type: 'answer' },
    reward: 0,
    verdict: { bucket: 'agent' },
  });
});
