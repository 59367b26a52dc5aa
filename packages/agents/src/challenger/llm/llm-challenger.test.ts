import { deriveSeed, Message, ScaError, taskId } from '@sca/core';
import { expect, it } from 'vitest';
import { toolCall } from '../../testing/scripted-model.test.support.ts';
import { shop } from '../../testing/shop.test.support.ts';
import { transcriptOf } from '../../testing/transcript.test.support.ts';
import { challenge, SUBMISSION, shopWith, verdictOf } from './llm-challenger.test.support.ts';
import { createLlmChallenger } from './llm-challenger.ts';

const look = (id = 'c1') => ({ toolCalls: [toolCall('get_order', { order_id: 'A-1' }, id)] });
const REJECTED = verdictOf({
  reason: 'solution-rejected',
  detail: 'The verifier does not accept the solution.',
  caseName: 'solution',
  cases: [
    {
      name: 'solution',
      run: { status: 'returned', error: null },
      verify: { status: 'returned', error: null },
      passed: false,
    },
  ],
});

it('explores, hands in and revises', async () => {
  const made = await challenge([look(), `Here it is.\n${SUBMISSION}`, SUBMISSION], {
    environment: shopWith([{ customer: 'Ann' }]),
    verdicts: [REJECTED],
  });
  expect(transcriptOf(made.messages)).toMatchInlineSnapshot(`
    [
      "user: Start from this and build the task around it: {"customer":"Ann"}",
      "assistant: [c1 get_order {"order_id":"A-1"}]",
      "tool c1: {"owner":"Ann","status":"open"}",
      "assistant: Here it is.
    <instruction>
    Cancel the open order of Ann.
    </instruction>
    <verify>
    function verify() { return get_order({ order_id: 'A-1' }).status === 'cancelled'; }
    </verify>
    <solution>
    cancel_order({ order_id: 'A-1' });
    </solution>
    <failure why="looks only">
    get_order({ order_id: 'A-1' });
    </failure>
    <failure>
    cancel_order({ order_id: 'A-2' });
    </failure>
    <failure>
    return 'done';
    </failure>",
      "user: The check did not keep your task. Rule broken: solution-rejected, in the case "solution".
    The verifier does not accept the solution.

    What ran:
    - solution: its code ran; verify said false

    You may revise it 3 more times. Explore again if you need to; then hand in the whole task again, all of its parts. Mend the task, do
    not weaken its verifier.",
      "assistant: <instruction>
    Cancel the open order of Ann.
    </instruction>
    <verify>
    function verify() { return get_order({ order_id: 'A-1' }).status === 'cancelled'; }
    </verify>
    <solution>
    cancel_order({ order_id: 'A-1' });
    </solution>
    <failure why="looks only">
    get_order({ order_id: 'A-1' });
    </failure>
    <failure>
    cancel_order({ order_id: 'A-2' });
    </failure>
    <failure>
    return 'done';
    </failure>",
    ]
  `);
  expect(made.attempts.map(({ verdict }) => verdict?.kept)).toEqual([false, true]);
  expect(made.calls).toEqual([{ name: 'get_order', args: { order_id: 'A-1' }, ok: true }]);
  expect(made.usage).toMatchObject({ calls: 3, promptTokens: 30, completionTokens: 15 });
  expect(made.start).toEqual({ customer: 'Ann' });
  for (const message of made.messages) expect(Message.safeParse(message).success).toBe(true);
});

it('gives a whole task with its origin', async () => {
  const { task, checked } = await challenge([look(), SUBMISSION, SUBMISSION], { verdicts: [REJECTED] });
  const proposal = checked[1] as Parameters<typeof taskId>[0];
  expect(task).toMatchObject({ id: taskId(proposal), environment: { id: 'test/shop', world: 'own' } });
  expect(task?.failures).toHaveLength(3);
  expect(task?.provenance).toMatchObject({
    kind: 'challenger',
    challenger: 'llm',
    model: 'scripted',
    mode: 'strict',
    explores: 'tool-calling',
    ...{ seed: 7, start: null, revision: 1, explorationCalls: 1, exemplar: null },
    promptHashes: { system: expect.stringMatching(/^[0-9a-f]{64}$/), verdict: expect.any(String) },
  });
});

it('shows the tools to a model that calls them', async () => {
  const { requests } = await challenge([look(), SUBMISSION]);
  for (const { tools } of requests) expect(tools?.map(({ name }) => name)).toContain('get_order');
});

it.each([
  ['no words', '', 'Your reply was empty.'],
  ['words alone', 'Let me think.', 'neither explores nor hands in'],
  ['a part missing', SUBMISSION.replace('<verify>', '<check>'), 'There is no <verify>.'],
  ['both at once', { ...look(), content: SUBMISSION }, 'both explores and hands in'],
  ['a cut reply', { content: SUBMISSION, finishReason: 'length' as const }, 'was cut off'],
])('reminds of the form after %s, and goes on', async (_what, reply, problem) => {
  const { messages, attempts, calls } = await challenge([reply, SUBMISSION]);
  const reminder = messages.findLast(({ role }) => role === 'user');
  expect(reminder?.content).toContain(problem);
  expect(attempts).toHaveLength(1);
  expect(calls).toEqual([]);
});

it('answers each call of a reply that cannot be used', async () => {
  const { messages } = await challenge([{ ...look('c9'), content: SUBMISSION }, SUBMISSION]);
  expect(messages).toContainEqual(
    expect.objectContaining({ role: 'tool', toolCallId: 'c9', content: 'Not carried out.' }),
  );
});

it('shows what is wrong with a call', async () => {
  const calls = [
    toolCall('get_order', '{"order_id"', 'a'),
    toolCall('get_order', '[1]', 'b'),
    toolCall('get_order', {}, 'c'),
    toolCall('get_order', { order_id: 'A-9' }, 'd'),
    toolCall('no_tool', {}, 'e'),
  ];
  const { messages } = await challenge([{ toolCalls: calls }, SUBMISSION]);
  expect(transcriptOf(messages).filter((line) => line.startsWith('tool'))).toEqual([
    'tool a: The arguments of get_order are not valid JSON; write one JSON object.',
    'tool b: The arguments of get_order are a list; write one JSON object.',
    expect.stringMatching(/^tool c: Invalid arguments for get_order: order_id: /),
    'tool d: There is no order A-9.',
    'tool e: There is no tool named "no_tool".',
  ]);
});

it('revises no more often than allowed', async () => {
  const replies = Array.from({ length: 3 }, () => SUBMISSION);
  const { attempts, task, messages } = await challenge(replies, {
    revisions: 2,
    verdicts: [REJECTED, REJECTED, REJECTED],
  });
  expect(attempts).toHaveLength(3);
  expect(task).toBeNull();
  expect(messages.at(-1)?.role).toBe('assistant');
});

it('asks for the task when no steps are left, and ends where none comes', async () => {
  const { messages, attempts, calls } = await challenge([look('a'), look('b'), look('c')], { steps: 2 });
  expect(messages.filter(({ content }) => content.includes('no turns left'))).toHaveLength(1);
  expect(messages.at(-1)).toMatchObject({ role: 'tool', content: 'Not carried out.' });
  expect(calls).toHaveLength(2);
  expect(attempts).toEqual([]);
});

it('lets the check judge a last reply that cannot be read', async () => {
  const broken = SUBMISSION.replace('<verify>', '<check>');
  const malformed = verdictOf({ reason: 'malformed' });
  const { attempts, task } = await challenge([look(), broken], { steps: 1, verdicts: [malformed] });
  expect(attempts).toEqual([{ proposal: broken, verdict: malformed }]);
  expect(task).toBeNull();
});

it('takes the first task where nothing judges', async () => {
  const challenger = createLlmChallenger({
    model: {
      name: 'm',
      generate: async () => ({ ...REPLY, message: { ...REPLY.message, content: SUBMISSION } }),
    },
    environment: shop,
  });
  const { attempts, task } = await challenger.challenge({ seed: 1 });
  expect(attempts).toMatchObject([{ verdict: null }]);
  expect(task?.instruction).toBe('Cancel the open order of Ann.');
});

const REPLY = {
  message: { role: 'assistant', content: '', isSampled: true },
  finishReason: 'stop',
  usage: { calls: 1, promptTokens: 1, cachedTokens: 0, completionTokens: 1, costUsd: 0 },
} as const;

it('throws what the provider failed with', async () => {
  const failure = new ScaError('MODEL_SERVER_FAILED', 'no', { isRetryable: true });
  await expect(challenge([look(), failure])).rejects.toBe(failure);
  await expect(challenge([{ content: SUBMISSION, finishReason: 'content-filter' }])).rejects.toMatchObject({
    code: 'CONTENT_FILTERED',
  });
});

it('throws what the check failed with', async () => {
  const failure = new ScaError('WORKER_CRASHED', 'no');
  await expect(challenge([SUBMISSION], { check: () => Promise.reject(failure) })).rejects.toBe(failure);
});

it('ends where the conversation no longer fits, with what it has', async () => {
  const overflow = new ScaError('MODEL_CONTEXT_OVERFLOW', 'too long');
  const { attempts, task } = await challenge([SUBMISSION, overflow], { verdicts: [REJECTED] });
  expect(attempts).toHaveLength(1);
  expect(task).toBeNull();
  await expect(challenge([overflow])).rejects.toBe(overflow);
});

it('blames a broken tool on the tool', async () => {
  const attempt = challenge([{ toolCalls: [toolCall('broken', {})] }]);
  await expect(attempt).rejects.toMatchObject({ code: 'HOST_TOOL_FAILED', details: { tool: 'broken' } });
});

it('aborts at once, whether or not anybody heeds it', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const challenger = createLlmChallenger({
    model: { name: 'deaf', generate: () => new Promise(() => {}) },
    environment: shop,
  });
  const running = challenger.challenge({ seed: 1, signal: controller.signal });
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
  await expect(challenger.challenge({ seed: 1, signal: controller.signal })).rejects.toBe(reason);
});

it('closes its session however it ends', async () => {
  const { startSession } = await import('@sca/core');
  let open = 0;
  const session = () => {
    open += 1;
    return { ...startSession(shop), close: () => void (open -= 1) };
  };
  await challenge([SUBMISSION], { session });
  await expect(challenge([new ScaError('X', 'x')], { session })).rejects.toThrow('x');
  expect(open).toBe(0);
});

it('draws its start and its seeds from the seed alone', async () => {
  const environment = shopWith(Array.from({ length: 50 }, (_, index) => ({ id: `u-${index}` })));
  const run = (seed: number) => challenge([look('x'), SUBMISSION], { environment, request: { seed } });
  const [one, again, other] = [await run(1), await run(1), await run(2)];
  expect(again.requests).toEqual(one.requests);
  expect(other.start).not.toEqual(one.start);
  const seeds = one.requests.map(({ sampling }) => sampling?.seed);
  expect(seeds).toEqual(
    [0, 1].map((turn) => deriveSeed({ run: 1, stage: 'challenger', item: 'turn', turn })),
  );
  const given = await challenge([SUBMISSION], { environment, request: { start: { id: 'mine' } } });
  expect(given.start).toEqual({ id: 'mine' });
});

it('leaves the records of test tasks alone', async () => {
  const environment = shopWith([{ id: 'ann_1' }, { id: 'bob_2' }], ['You are ann_1. Cancel order A-7.']);
  const about = SUBMISSION.replace('of Ann', 'of ann_1');
  const refused = await challenge([about, SUBMISSION], { environment });
  expect(refused.start).toEqual({ id: 'bob_2' });
  expect(refused.attempts).toHaveLength(1);
  expect(refused.messages[3]?.content).toContain('names ann_1, which is kept for testing');
  const off = await challenge([about], { environment, holdOutTestTasks: false });
  expect(off.task?.instruction).toContain('ann_1');
  const given = await challenge([about], { environment, request: { start: { id: 'ann_1' } } });
  expect(given.task?.instruction).toContain('ann_1');
});

it('writes no test task again', async () => {
  const environment = shopWith([], ['Please cancel the order A-10732 of Ann today.']);
  const again = SUBMISSION.replace('the open order of Ann', 'order A-10732 of Ann');
  const { messages, attempts } = await challenge([again, SUBMISSION], { environment });
  expect(messages[3]?.content).toContain('exists already');
  expect(attempts).toHaveLength(1);
});

it.each([
  ['steps', { steps: 0 }],
  ['steps', { steps: 1.5 }],
  ['revisions', { revisions: -1 }],
])('refuses %s out of range', async (name, options) => {
  await expect(challenge([], options)).rejects.toMatchObject({
    code: 'OPTION_INVALID',
    message: expect.stringContaining(name),
  });
});
