import type { Message, Trajectory, TurnTokens } from '@sca/core';
import fc from 'fast-check';

type Assistant = Extract<Message, { role: 'assistant' }>;

/** A trajectory with the given fields; the others are filled in. */
export function trajectory(fields: Partial<Trajectory> = {}): Trajectory {
  return {
    schema: 'sca.trajectory/v1',
    id: 'r1',
    taskId: 't1',
    group: 'g1',
    trial: 0,
    environment: { id: 'desk', world: 'own', version: '1', dataHash: 'h' },
    policy: { model: 'm', sampling: { temperature: 1 } },
    messages: [user('Do it.'), says('Done.')],
    calls: [],
    answer: null,
    reward: 1,
    verdict: { reward: 1, bucket: 'agent', detail: '' },
    stop: { type: 'answer' },
    usage: { calls: 1, promptTokens: 1, cachedTokens: 0, completionTokens: 1, costUsd: null },
    timing: { startedAt: '2025-01-01T00:00:00Z', durationMs: 1 },
    seed: 0,
    ...fields,
  };
}

export function user(content: string): Message {
  return { role: 'user', content };
}

export function says(content: string, fields: Partial<Assistant> = {}): Assistant {
  return { role: 'assistant', content, isSampled: true, ...fields };
}

export function calls(name: string, args: string, id = 'c1'): Assistant {
  return says('', { toolCalls: [{ id, name, arguments: args }] });
}

export function answers(name: string, content: string, toolCallId = 'c1'): Message {
  return { role: 'tool', name, content, toolCallId };
}

/** A trajectory that calls tools in order and then says something, with its calls recorded. */
export function caller(
  names: readonly string[],
  fields: Partial<Trajectory> & { last?: string } = {},
): Trajectory {
  const { last = 'Done.', ...rest } = fields;
  return trajectory({
    messages: [
      user('Do it.'),
      ...names.flatMap((name) => [calls(name, '{"id":1}'), answers(name, `${name} ok`)]),
      says(last),
    ],
    calls: names.map((name) => ({ name, args: { id: 1 }, ok: true })),
    ...rest,
  });
}

/** One token per UTF-16 unit, as a server would give them; decoding is exact. */
export function encode(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

export function decode(ids: readonly number[]): string {
  return ids.map((id) => String.fromCharCode(id)).join('');
}

/** What a chat template makes of messages; `strip` leaves out the thinking of all but the last, as Qwen3's does. */
export function render(messages: readonly Message[], strip = false): string {
  return messages.map((message) => `<${message.role}>${bodyOf(message, strip)}`).join('');
}

function bodyOf(message: Message, strip: boolean): string {
  if (message.role !== 'assistant') return `${message.content}</>\n`;
  const thinking = strip || !message.reasoning ? '' : `(${message.reasoning})`;
  return `${thinking}${message.content}${JSON.stringify(message.toolCalls ?? [])}</>`;
}

/** Tokens of every sampled turn, as captured while the messages came into being. */
export function capture(messages: readonly Message[], strip = false): TurnTokens[] {
  return messages.flatMap((message, messageIndex) => {
    if (message.role !== 'assistant' || message.isSampled === false) return [];
    const completionIds = encode(bodyOf(message, false));
    return {
      messageIndex,
      promptIds: encode(`${render(messages.slice(0, messageIndex), strip)}<assistant>`),
      completionIds,
      logprobs: completionIds.map((_, index) => -(index + 1) / 8),
    };
  });
}

/** A trajectory with captured tokens for all sampled turns. */
export function withTokens(plain: Trajectory, strip = false): Trajectory {
  return { ...plain, tokens: capture(plain.messages, strip) };
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 });

/** Arguments as models write them: nested, unicode, and now and then no JSON at all. */
const toolArguments: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
      .map((value) => JSON.stringify(value)),
  },
  { weight: 1, arbitrary: text },
);

const assistantMessage: fc.Arbitrary<Message> = fc.record(
  {
    role: fc.constant('assistant' as const),
    content: text,
    isSampled: fc.boolean(),
    reasoning: text,
    toolCalls: fc.array(fc.record({ id: text, name: text, arguments: toolArguments }), { maxLength: 2 }),
  },
  { requiredKeys: ['role', 'content', 'isSampled'] },
) as fc.Arbitrary<Message>;

const otherMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ role: fc.constantFrom('user' as const, 'system' as const), content: text }),
  fc.record({ role: fc.constant('tool' as const), content: text, toolCallId: text, name: text }),
);

/** Any conversation with at least one message that was sampled. */
export const conversation: fc.Arbitrary<Message[]> = fc
  .tuple(
    otherMessage,
    fc.array(fc.oneof(assistantMessage, otherMessage), { maxLength: 10 }),
    assistantMessage,
  )
  .map(([first, middle, last]) => [first, ...middle, { ...last, isSampled: true } as Message]);
