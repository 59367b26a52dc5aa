import { type CodeSession, type Session, startSession, type ToolResult } from '@sca/core';
import type { ScriptedStep } from '@sca/testing';
import { describe, expect, it } from 'vitest';
import { plainUser } from '../../testing/plain-user.test.support.ts';
import { play } from '../../testing/play.test.support.ts';
import { toolCall } from '../../testing/scripted-model.test.support.ts';
import { shop } from '../../testing/shop.test.support.ts';
import { transcriptOf } from '../../testing/transcript.test.support.ts';
import type { EpisodeOptions } from '../episode-options.ts';
import { createStrategy } from './create-strategy.ts';
import type { StrategyOptions } from './strategy.ts';

/** Plays a script with a strategy and shows the conversation and the end. */
async function golden(
  options: StrategyOptions,
  script: readonly ScriptedStep[],
  episode: Partial<EpisodeOptions> = {},
): Promise<string[]> {
  const trajectory = await play(script, { ...episode, protocol: createStrategy(options) });
  const { type, detail, bucket } = trajectory.stop;
  return [...transcriptOf(trajectory.messages), ['end', type, detail, bucket].filter(Boolean).join(' ')];
}

const look = (id: string, order = 'A-1') => toolCall('get_order', { order_id: order }, id);
const SHOWN = '{"owner":"Ann","status":"open"}';
const chat = () => ({ user: plainUser(['Cancel my order.', 'A-1.', '###STOP###']) });

describe('tool calling', () => {
  it('all: every call of a message is answered in its order', async () => {
    const script = [{ toolCalls: [look('a'), look('b', 'A-9')] }, 'It is open.\nAnswer: open'];
    expect(await golden({ strategy: 'tool-calling' }, script)).toEqual([
      'user: Cancel order A-1.',
      'assistant: [a get_order {"order_id":"A-1"}] [b get_order {"order_id":"A-9"}]',
      `tool a: ${SHOWN}`,
      'tool b: There is no order A-9.',
      'assistant: It is open.\nAnswer: open',
      'end answer',
    ]);
  });

  it('first: the other calls are cut from the message', async () => {
    const script = [{ content: 'Let me see.', toolCalls: [look('a'), look('b')] }, '**Answer:** open'];
    expect(await golden({ strategy: 'tool-calling', toolCalls: 'first' }, script)).toEqual([
      'user: Cancel order A-1.',
      'assistant: Let me see. [a get_order {"order_id":"A-1"}]',
      `tool a: ${SHOWN}`,
      'assistant: **Answer:** open',
      'end answer',
    ]);
  });

  it('upstream: words beside a call do not reach the user, and an empty reply does', async () => {
    const { user } = chat();
    const script = [{ content: 'One moment.', toolCalls: [look('a'), look('b')] }, '', 'Done.'];
    const lines = await golden({ strategy: 'tool-calling', withUser: true, compat: 'upstream' }, script, {
      user,
    });
    expect(lines).toEqual([
      'user: Cancel my order.',
      'assistant: One moment. [a get_order {"order_id":"A-1"}]',
      `tool a: ${SHOWN}`,
      'assistant: ',
      'user: A-1.',
      'assistant: Done.',
      'user: ###STOP###',
      'end user-stop',
    ]);
    expect(user.heard).toEqual(['', 'Done.']);
  });

  it.each(['{"order_id":', '', '[]', '"A-1"', 'null', '3'])(
    'upstream: arguments %j end the episode as the policy’s failure',
    async (text) => {
      const script = [{ toolCalls: [toolCall('get_order', text, 'a')] }];
      const lines = await golden(
        { strategy: 'tool-calling', withUser: true, compat: 'upstream' },
        script,
        chat(),
      );
      expect(lines.at(-1)).toBe('end error invalid-arguments agent');
    },
  );
});

describe('react', () => {
  const act = (name: string, args: object) =>
    `Thought:\nHm.\nAction:\n${JSON.stringify({ name, arguments: args })}`;
  const get = act('get_order', { order_id: 'A-1' });
  const respond = act('respond', { content: 'Which order?' });

  it('fixed: results, unreadable actions and what is said', async () => {
    const script = [respond, 'Thought: I am lost.', get, act('respond', { content: 'Bye.' })];
    expect(await golden({ strategy: 'react', withUser: true }, script, chat())).toEqual([
      'user: Cancel my order.',
      `assistant: ${respond}`,
      'user: A-1.',
      'assistant: Thought: I am lost.',
      'user: Your action could not be read: there is no JSON object behind "Action:". Write the word Action: and behind it one JSON object like\n{"name": "the name of a tool", "arguments": {"parameter": "value"}}',
      `assistant: ${get}`,
      `user: Result: ${SHOWN}`,
      `assistant: ${act('respond', { content: 'Bye.' })}`,
      'user: ###STOP###',
      'end user-stop',
    ]);
  });

  it('upstream: what is no JSON is said to the user', async () => {
    const { user } = chat();
    const script = [
      get,
      'Thought:\nHm.\nAction:\n{"name": respond, "arguments": {}}',
      'Action: Action: Bye. ',
    ];
    const lines = await golden({ strategy: 'react', withUser: true, compat: 'upstream' }, script, { user });
    expect(lines).toEqual([
      'user: Cancel my order.',
      `assistant: ${get}`,
      `user: API output: ${SHOWN}`,
      'assistant: Thought:\nHm.\nAction:\n{"name": respond, "arguments": {}}',
      'user: A-1.',
      'assistant: Action: Action: Bye. ',
      'user: ###STOP###',
      'end user-stop',
    ]);
    expect(user.heard).toEqual(['{"name": respond, "arguments": {}}', 'Bye.']);
  });

  it.each([
    '{"name": "get_order"}',
    '{"arguments": {}}',
    '[]',
    '5',
    'null',
    '"name arguments"',
    '{"name": 5, "arguments": {}}',
    '{"name": "get_order", "arguments": []}',
    '{"name": "respond", "arguments": {"text": "Hello."}}',
  ])('upstream: the action %s ends the episode as the policy’s failure', async (action) => {
    const options = { strategy: 'react', withUser: true, compat: 'upstream' } as const;
    expect((await golden(options, [`Action: ${action}`], chat())).at(-1)).toBe(
      'end error invalid-action agent',
    );
  });

  it.each([
    ['fenced', 'Action:\n```json\n{"name": "get_order", "arguments": {"order_id": "A-1"}}\n```'],
    ['with more behind it', `${get}\nResult: none}`],
    [
      'with braces in its texts',
      'Action: {"name": "get_order", "arguments": {"order_id": "A-1"}, "why": "} \\" {"}',
    ],
    ['bare', '{"name": "get_order", "arguments": {"order_id": "A-1"}}'],
  ])('fixed: reads an action that is %s', async (_how, action) => {
    const lines = await golden({ strategy: 'react' }, [action, act('respond', { content: 'open' })]);
    expect(lines).toContain(`user: Result: ${SHOWN}`);
    expect(lines.at(-1)).toBe('end answer');
  });

  it.each([
    ['{"name": "get_order"}', 'it has no "arguments" that are an object'],
    ['{"name": 5, "arguments": {}}', 'it has no "name" that is a text'],
    ['{"name": "respond", "arguments": {}}', 'what you respond needs a "content" that is a text'],
    ['{"name": "get_order", "arguments": {', 'there is no JSON object behind "Action:"'],
  ])('fixed: sends %s back', async (action, problem) => {
    const lines = await golden({ strategy: 'act' }, [
      `Action: ${action}`,
      act('respond', { content: 'open' }),
    ]);
    expect(lines[2]).toContain(`Your action could not be read: ${problem}. `);
  });

  it('reads numbers as the environment does', async () => {
    const seen: unknown[] = [];
    const session: Session = {
      ...startSession(shop),
      call(_name, args): ToolResult {
        seen.push(args);
        return { ok: false, error: 'no', text: 'no' };
      },
    };
    const parseJson = (text: string): unknown =>
      JSON.parse(text.replaceAll(/\b(\d+\.0)\b/g, '{"$number":"$1"}'));
    for (const strategy of ['react', 'tool-calling'] as const) {
      const action =
        strategy === 'react'
          ? 'Action: {"name": "pay", "arguments": {"amount": 5.0}}'
          : { toolCalls: [toolCall('pay', '{"amount": 5.0}')] };
      await golden({ strategy, parseJson }, [action], { session, limits: { steps: 1 } });
    }
    expect(seen).toEqual([{ amount: { $number: '5.0' } }, { amount: { $number: '5.0' } }]);
  });
});

describe('code', () => {
  const block = (code: string): string => `I will see.\n\`\`\`js\n${code}\n\`\`\``;
  /** Runs what a test says a block does. */
  const codeSession = (
    turns: Readonly<Record<string, Partial<Awaited<ReturnType<CodeSession['run']>>>>>,
  ) => ({
    run: async (code: string) => ({
      status: 'returned' as const,
      value: undefined,
      error: null,
      console: [],
      calls: [],
      ...turns[code.trim()],
    }),
    close() {},
  });

  it('shows what was printed, the value and the error, and cuts what follows the block', async () => {
    const code = codeSession({
      one: { console: ['open', 'sent'], value: [1, null] },
      two: { status: 'threw', error: { name: 'ToolError', message: 'There is no order A-9.', line: 2 } },
      three: { status: 'timed-out' },
      four: {},
    });
    const script = [
      `${block('one')}\nIt printed 5.\n${block('never')}`,
      block('two'),
      block('three'),
      block('four'),
      'Done.\nAnswer: open',
    ];
    expect(await golden({ strategy: 'code' }, script, { code })).toEqual([
      'user: Cancel order A-1.',
      `assistant: ${block('one')}`,
      'user: open\nsent\n=> [1,null]',
      `assistant: ${block('two')}`,
      'user: ToolError: There is no order A-9. (line 2)',
      `assistant: ${block('three')}`,
      'user: The code ran too long and was stopped. Its variables are as they were before it.',
      `assistant: ${block('four')}`,
      'user: Nothing was printed.',
      'assistant: Done.\nAnswer: open',
      'end answer',
    ]);
  });

  it('talks to the user in plain text', async () => {
    const { user } = chat();
    const code = codeSession({ one: { console: ['open'] } });
    const script = ['Which order?', block('one'), '', '```js\nopen block', 'It is open.'];
    expect(await golden({ strategy: 'code', withUser: true }, script, { user, code })).toEqual([
      'user: Cancel my order.',
      'assistant: Which order?',
      'user: A-1.',
      `assistant: ${block('one')}`,
      'user: open',
      'assistant: ',
      'user: Your reply was empty. Write a block of code, or something to the user.',
      'assistant: ```js\nopen block',
      'user: Your block of code does not end: close it with a line of three backticks. Nothing was run.',
      'assistant: It is open.',
      'user: ###STOP###',
      'end user-stop',
    ]);
  });

  it('asks for code or an answer where there is neither', async () => {
    const lines = await golden({ strategy: 'code' }, ['It is open, I think.', 'Answer: open']);
    expect(lines[2]).toMatch(/^user: That is neither a block of code nor an answer\./);
  });

  it('cuts what is too long in the middle', async () => {
    const code = codeSession({ one: { console: [`${'a'.repeat(5_000)}${'b'.repeat(5_000)}`] } });
    const lines = await golden({ strategy: 'code' }, [block('one'), 'Answer: 1'], { code });
    expect(lines[2]).toBe(
      `user: ${'a'.repeat(4_000)}\n[... 2000 characters left out ...]\n${'b'.repeat(4_000)}`,
    );
  });
});

it('knows no other strategy', () => {
  expect(() => createStrategy({ strategy: 'toString' as 'code' })).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID' }),
  );
});
