import { createStrategy, runEpisode } from '@sca/agents';
import { startSession, Trajectory } from '@sca/core';
import { tradeCalculator } from '@sca/envs-m3tooleval';
import { createOpenAIModel } from '@sca/model';
import { type StubFault, type StubReply, startStubServer } from '@sca/testing';
import { expect, it } from 'vitest';

const environment = await tradeCalculator();
const protocol = createStrategy({ strategy: 'tool-calling' });

const FAULTS: Readonly<Record<string, { fault: StubFault; stop: object }>> = {
  'rate limit': { fault: { fault: 'rate-limit' }, stop: infra('MODEL_RATE_LIMITED') },
  'rate limit with a time': {
    fault: { fault: 'rate-limit', retryAfter: '30' },
    stop: infra('MODEL_RATE_LIMITED'),
  },
  'server error': { fault: { fault: 'server-error' }, stop: infra('MODEL_SERVER_FAILED') },
  reset: { fault: { fault: 'reset' }, stop: infra('MODEL_CONNECTION_FAILED') },
  'truncated body': { fault: { fault: 'truncated-body' }, stop: infra('MODEL_REPLY_TRUNCATED') },
  'invalid JSON': { fault: { fault: 'invalid-json' }, stop: infra('MODEL_REPLY_NOT_JSON') },
  'no choices': { fault: { fault: 'empty-choices' }, stop: infra('MODEL_REPLY_EMPTY') },
  filter: { fault: { fault: 'content-filter' }, stop: infra('CONTENT_FILTERED') },
  'finish reason': { fault: { fault: 'wrong-finish-reason' }, stop: infra('MODEL_FINISH_REASON_UNKNOWN') },
  'full context': {
    fault: { fault: 'context-overflow' },
    stop: { type: 'limit', detail: 'context', bucket: 'agent' },
  },
};

function infra(detail: string): object {
  return { type: 'error', detail, bucket: 'infra' };
}

const CALL: StubReply = {
  toolCalls: [{ name: 'convert_currency', arguments: { base_price: 5000, conversion_rate: 1.5 } }],
};

/** Calls a tool first, and then has the fault that the task is named for. */
const reply = (messages: readonly { role: string; content?: string | null }[]): StubReply => {
  const task = messages.find(({ role }) => role === 'user')?.content ?? '';
  if (!messages.some(({ role }) => role === 'tool')) return CALL;
  return FAULTS[task]?.fault ?? 'Answer: 7500';
};

it('every fault of an endpoint ends its episode by name, and no other', async () => {
  await using server = await startStubServer({ replies: ({ body }) => reply(body.messages) });
  const model = createOpenAIModel({ baseUrl: server.baseUrl, model: 'stub-model' });
  const tasks = [...Object.keys(FAULTS), 'no fault'].flatMap((instruction) =>
    Array<string>(8).fill(instruction),
  );
  const trajectories = await Promise.all(
    tasks.map((instruction, index) =>
      runEpisode({
        model,
        environment,
        session: startSession(environment),
        task: { id: instruction, instruction },
        protocol,
        trial: index % 8,
        seed: index,
        reward: () => ({ reward: 1, bucket: null, detail: '' }),
      }),
    ),
  );
  for (const trajectory of trajectories) {
    const expected = FAULTS[trajectory.taskId]?.stop ?? { type: 'answer' };
    expect([trajectory.taskId, Trajectory.parse(trajectory).stop]).toEqual([trajectory.taskId, expected]);
    expect(trajectory.calls).toHaveLength(1);
    const isInfra = trajectory.stop.bucket === 'infra';
    expect(trajectory.reward).toBe(isInfra ? null : trajectory.stop.type === 'limit' ? 0 : 1);
  }
  expect(new Set(trajectories.map(({ id }) => id)).size).toBe(tasks.length);
  expect(new Set(trajectories.map(({ group }) => group)).size).toBe(tasks.length / 8);
  expect(server.counts.requests).toBe(2 * tasks.length);
});

it('an abort ends episodes of an endpoint that hangs', async () => {
  const controller = new AbortController();
  await using server = await startStubServer({
    replies() {
      setImmediate(() => controller.abort());
      return { fault: 'hang' };
    },
  });
  const model = createOpenAIModel({ baseUrl: server.baseUrl, model: 'stub-model' });
  const trajectory = await runEpisode({
    model,
    environment,
    session: startSession(environment),
    task: { id: 'hang', instruction: 'Hang.' },
    protocol,
    seed: 0,
    signal: controller.signal,
  });
  expect(trajectory).toMatchObject({ stop: { type: 'aborted', bucket: 'infra' }, reward: null });
});
