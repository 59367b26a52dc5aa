import type { Json, Message } from '@sca/core';
import fc from 'fast-check';
import type { Algorithm, RowsByAlgorithm } from '../exporters/export-format.ts';
import { anyMessages, dpoRow, grpoRow, ktoRow, rftRow } from './rows.test.support.ts';

/** A list of tools; the names are such that every validator takes them. */
function anyTools(text: fc.Arbitrary<string>): fc.Arbitrary<Json[]> {
  const tool = fc.record({
    name: fc.stringMatching(/^[a-z_]{1,8}$/),
    description: text,
    parameters: fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(text, fc.record({ type: fc.constant('string'), description: text })),
    }),
  });
  return fc.array(tool, { maxLength: 2 });
}

// JSON writes no negative zero.
const logprob = fc.option(
  fc.double({ max: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  { freq: 20 },
);

/** Rows of an algorithm, their texts from `text`. */
export function anyRow<Name extends Algorithm>(
  algorithm: Name,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<RowsByAlgorithm[Name]> {
  const tools = anyTools(text);
  const messages = anyMessages(text);
  const rows: { [Key in Algorithm]: fc.Arbitrary<unknown> } = {
    rft: fc
      .tuple(messages, tools, fc.infiniteStream(fc.constantFrom(1, 1, 1, 0, 0.5)))
      .map(([list, given, weights]) =>
        rftRow({ messages: list, tools: given, messageWeights: weightsOf(list, weights) }),
      ),
    dpo: fc.tuple(messages, messages, messages, tools).map(([prompt, chosen, rejected, given]) =>
      dpoRow({
        prompt: prompt.slice(0, -1),
        chosen: oftenOne(chosen),
        rejected: oftenOne(rejected),
        tools: given,
      }),
    ),
    kto: fc
      .tuple(messages, messages, fc.boolean(), tools)
      .map(([prompt, completion, label, given]) =>
        ktoRow({ prompt: prompt.slice(0, -1), completion: oftenOne(completion), label, tools: given }),
      ),
    ppo: fc.constant(grpoRow()),
    grpo: fc
      .tuple(
        messages,
        tools,
        fc.array(logprob, { minLength: 5, maxLength: 5 }),
        fc.constantFrom(0, 1, null),
        text,
      )
      .map(([list, given, responseLogprobs, reward, taskId]) =>
        grpoRow({ messages: list, tools: given, responseLogprobs, reward, taskId: `task ${taskId}` }),
      ),
  };
  return rows[algorithm] as fc.Arbitrary<RowsByAlgorithm[Name]>;
}

function weightsOf(messages: readonly Message[], weights: Iterator<number>): number[] {
  const isPlain = weights.next().value < 1;
  return messages.map(({ role }) => (role === 'assistant' ? (isPlain ? 1 : weights.next().value) : 0));
}

/** The last message alone where it is the assistant's: many formats compare nothing else. */
function oftenOne(messages: readonly Message[]): Message[] {
  const last = messages.at(-1);
  return last?.role === 'assistant' ? [last] : [...messages];
}
