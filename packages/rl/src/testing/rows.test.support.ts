import type { Json, Message } from '@sca/core';
import fc from 'fast-check';
import type { DpoRow, GrpoRow, KtoRow, PreferenceSide, RftRow } from '../builders/rows.ts';
import type { TokenSegment } from '../segments/token-segment.ts';
import { anyMessage, argumentText } from './trajectory-values.test.support.ts';

/** A small conversation with one tool call, and what a trainer is to learn from it. */
export const messages: Message[] = [
  { role: 'system', content: 'You sell shirts.' },
  { role: 'user', content: 'Where is #W1?' },
  {
    role: 'assistant',
    content: '',
    toolCalls: [{ id: 'call_1', name: 'get_order', arguments: '{"order_id": "#W1"}' }],
    isSampled: true,
  },
  { role: 'tool', content: '{"status":"pending"}', toolCallId: 'call_1', name: 'get_order' },
  { role: 'assistant', content: 'It is pending.', isSampled: true },
];

export const tools: Json[] = [
  {
    name: 'get_order',
    description: 'Shows an order.',
    parameters: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
  },
];

const source = {
  id: 'row-1',
  taskId: 'task-1',
  environment: { id: 'shop', world: 'own', version: '1', dataHash: 'abc' },
  tools,
};
const policy = { model: 'm', sampling: { temperature: 1 } };

/** Prompt 1 2 3; the call 4 5; the result 6; the answer 7 8. */
const segment: TokenSegment = {
  promptIds: [1, 2, 3],
  responseIds: [4, 5, 6, 7, 8],
  responseMask: [1, 1, 0, 1, 1],
  responseLogprobs: [-0.5, -0.25, null, -1, 0],
  turnSpans: [
    { start: 0, end: 2, kind: 'model', messageIndex: 2 },
    { start: 2, end: 3, kind: 'tool', messageIndex: 3 },
    { start: 3, end: 5, kind: 'model', messageIndex: 4 },
  ],
};

export function rftRow(given: Partial<RftRow> = {}): RftRow {
  return {
    ...source,
    level: 'tokens',
    groupId: 'group-1',
    trajectoryId: 'row-1',
    policy,
    reward: 1,
    isTruncated: false,
    messages,
    messageWeights: (given.messages ?? messages).map(({ role }) => (role === 'assistant' ? 1 : 0)),
    segments: [segment],
    ...given,
  };
}

function sideOf(trajectoryId: string, reward: number): PreferenceSide {
  return { trajectoryId, policy, reward, isTruncated: false, messageIndex: 4 };
}

export function dpoRow(given: Partial<DpoRow> = {}): DpoRow {
  return {
    ...source,
    level: 'messages',
    mode: 'first-divergence',
    prompt: messages.slice(0, 4),
    chosen: [{ role: 'assistant', content: 'It is pending.', isSampled: true }],
    rejected: [{ role: 'assistant', content: 'It is lost.', isSampled: true }],
    chosenFrom: sideOf('a', 1),
    rejectedFrom: sideOf('b', 0),
    ...given,
  };
}

export function ktoRow(given: Partial<KtoRow> = {}): KtoRow {
  return {
    ...source,
    level: 'messages',
    groupId: 'group-1',
    trajectoryId: 'row-1',
    policy,
    reward: 0,
    isTruncated: false,
    prompt: messages.slice(0, 4),
    completion: messages.slice(4),
    label: false,
    ...given,
  };
}

export function grpoRow(given: Partial<GrpoRow> = {}): GrpoRow {
  return {
    schema: 'sca.rl/v1',
    ...source,
    level: 'tokens',
    trajectoryId: 'row-1',
    segment: { index: 0, count: 1 },
    groupId: 'group-1',
    policy,
    ...segment,
    reward: 1,
    isTruncated: false,
    stopReason: 'answer',
    messages,
    advantage: 0.5,
    advantages: [0.5, 0.5, 0, 0.5, 0.5],
    ...given,
  };
}

/** A conversation that some formats carry and others refuse, its texts from `text`. */
export function anyMessages(text: fc.Arbitrary<string>): fc.Arbitrary<Message[]> {
  const turn = fc
    .tuple(fc.array(fc.record({ name: text, arguments: argumentText, result: text }), { maxLength: 3 }), text)
    .map(([calls, content]): Message[] => {
      if (calls.length === 0)
        return [
          { role: 'assistant', content, isSampled: true },
          { role: 'user', content: 'Go on.' },
        ];
      const toolCalls = calls.map((call, index) => ({
        id: `id-${index}`,
        name: call.name,
        arguments: call.arguments,
      }));
      const results = calls.map(
        ({ name, result }, index): Message => ({
          role: 'tool',
          content: result,
          toolCallId: `id-${index}`,
          name,
        }),
      );
      return [{ role: 'assistant', content: '', toolCalls, isSampled: true }, ...results];
    });
  const orderly = fc
    .tuple(text, text, fc.array(turn, { maxLength: 3 }), text)
    .map(([system, user, turns, answer]): Message[] => [
      { role: 'system', content: system },
      { role: 'user', content: user },
      ...turns.flat(),
      { role: 'assistant', content: answer, isSampled: true },
    ]);
  return fc.oneof(
    { weight: 2, arbitrary: orderly },
    fc.array(anyMessage(text), { minLength: 1, maxLength: 5 }),
  );
}
