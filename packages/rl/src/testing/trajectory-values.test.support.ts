import type { Message, Trajectory } from '@sca/core';
import fc from 'fast-check';

/** What of a trajectory a test cares about; the rest is as plain as can be. */
export function trajectoryOf(given: Partial<Trajectory> & { readonly id: string }): Trajectory {
  return {
    schema: 'sca.trajectory/v1',
    taskId: 'task-1',
    group: 'group-1',
    trial: 0,
    environment: { id: 'shop', world: 'own', version: '1', dataHash: 'abc' },
    policy: { model: 'm', sampling: {} },
    messages: [
      { role: 'system', content: 'Rules.' },
      { role: 'user', content: 'Hello.' },
      { role: 'assistant', content: 'Bye.', isSampled: true },
    ],
    calls: [],
    answer: null,
    reward: 1,
    verdict: null,
    stop: { type: 'answer' },
    usage: { calls: 1, promptTokens: 1, cachedTokens: 0, completionTokens: 1, costUsd: null },
    timing: { startedAt: '2026-11-22T10:00:00.000Z', durationMs: 1 },
    seed: 1,
    ...given,
  };
}

/** Text with everything that breaks readers: quotes, line ends, other scripts, halves of surrogate pairs. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '\\',
    '\\ud83d',
    '\n',
    '\u2028',
    '\u0000',
    '日本語',
    '😀',
    '\ud83d',
    '\udc00x',
    '</tool_response>',
  ),
);

/** Text that UTF-8 can carry. */
export const unicodeText: fc.Arbitrary<string> = anyText.filter((text) => !/\p{Surrogate}/u.test(text));

const smallObject = fc.dictionary(unicodeText, fc.jsonValue({ maxDepth: 2, depthSize: 'small' }), {
  maxKeys: 3,
});

/** Argument texts as models write them: nested objects, odd spaces, numbers no double holds, and what is no JSON. */
export const argumentText: fc.Arbitrary<string> = fc.oneof(
  smallObject.map((value) => JSON.stringify(value)),
  smallObject.map((value) => JSON.stringify(value, null, 1)),
  fc.constantFrom(
    '{}',
    '{"id": 12345678901234567890}',
    '{"price": 1.0, "rate": 1e3}',
    '{"a": 1, "a": 2}',
    '{"tiny": 0.1, "small": 1e-320}',
    '{"2": "b", "1": "a"}',
    '{"text": "a:1,{\\"b\\":2}"}',
    '{"huge": 1e999}',
    '{"open": ',
    '[1, 2]',
    'null',
    '',
    'not json',
  ),
);

function toolCallsWith(
  text: fc.Arbitrary<string>,
): fc.Arbitrary<{ id: string; name: string; arguments: string }[]> {
  const call = fc.record({ id: text, name: text, arguments: fc.oneof(argumentText, text) });
  return fc.array(call, { maxLength: 3 });
}

/** Any message, its parts from `text`. */
export function anyMessage(text: fc.Arbitrary<string>): fc.Arbitrary<Message> {
  return fc.oneof(
    fc.record({ role: fc.constant('system' as const), content: text }),
    fc.record({ role: fc.constant('user' as const), content: text }),
    fc.record(
      {
        role: fc.constant('assistant' as const),
        content: text,
        reasoning: text,
        toolCalls: toolCallsWith(text),
        isSampled: fc.boolean(),
      },
      { requiredKeys: ['role', 'content', 'isSampled'] },
    ),
    fc.record({ role: fc.constant('tool' as const), content: text, toolCallId: text, name: text }),
  );
}

/** Any trajectory that core's schema takes, as `JSON.parse` would give it. */
export const anyTrajectory: fc.Arbitrary<Trajectory> = fc
  .record(
    {
      trial: fc.nat(),
      environment: fc.constant({ id: 'shop', world: 'own', version: '1', dataHash: 'abc' }),
      policy: fc.record(
        {
          model: anyText,
          checkpoint: anyText,
          sampling: fc.dictionary(anyText, fc.jsonValue()),
          extra: fc.jsonValue(),
        },
        { requiredKeys: ['model', 'sampling'] },
      ),
      messages: fc.array(anyMessage(anyText), { maxLength: 4 }),
      calls: fc.array(fc.record({ name: anyText, args: fc.jsonValue(), ok: fc.boolean() }), { maxLength: 3 }),
      tokens: fc.array(
        fc.record(
          {
            messageIndex: fc.nat(),
            promptIds: fc.array(fc.integer(), { maxLength: 3 }),
            completionIds: fc.array(fc.nat(), { maxLength: 3 }),
            logprobs: fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })), {
              maxLength: 3,
            }),
          },
          { requiredKeys: ['messageIndex'] },
        ),
        { maxLength: 2 },
      ),
      answer: fc.jsonValue(),
      reward: fc.constantFrom(0, 1, null),
      verdict: fc.option(
        fc.record({
          reward: fc.constantFrom(0, 1, null),
          bucket: fc.constantFrom('agent', 'infra', 'task', null),
          detail: anyText,
        }),
      ),
      stop: fc.record(
        {
          type: fc.constantFrom('answer', 'user-stop', 'environment-end', 'limit', 'error', 'aborted'),
          detail: anyText,
          bucket: fc.constantFrom('agent', 'infra', 'task'),
        },
        { requiredKeys: ['type'] },
      ),
      seed: fc.nat(),
    },
    {
      requiredKeys: [
        'trial',
        'environment',
        'policy',
        'messages',
        'calls',
        'answer',
        'reward',
        'verdict',
        'stop',
        'seed',
      ],
    },
  )
  .map((parts) => JSON.parse(JSON.stringify(trajectoryOf({ id: 'id', ...(parts as Partial<Trajectory>) }))));
