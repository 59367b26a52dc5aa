import type { Message } from '@sca/core';
import type { Algorithm, ExportSettings, RowsByAlgorithm } from '../exporters/export-format.ts';

// What of a row a format says that it carries, worked out apart from the code that writes and reads records.

/** How conversations change on the way. */
interface Changes {
  /** Arguments were parsed, so that only what they say remains. */
  readonly parsesArguments?: boolean;
  readonly dropsReasoning?: boolean;
  /** Ids are counted anew. */
  readonly countsIds?: boolean;
}

function reparsed(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? JSON.stringify(value) : text;
  } catch {
    return text;
  }
}

function carriedMessages(messages: readonly Message[], changes: Changes = {}): Message[] {
  const ids = new Map<string, string>();
  let calls = 0;
  const idOf = (id: string): string => (changes.countsIds ? (ids.get(id) ?? '') : id);
  return messages.map((message): Message => {
    if (message.role === 'tool') return { ...message, toolCallId: idOf(message.toolCallId) };
    if (message.role !== 'assistant') return message;
    const { content, reasoning, toolCalls = [] } = message;
    if (changes.countsIds) ids.clear();
    for (const { id } of toolCalls) {
      calls += 1;
      ids.set(id, `call_${calls}`);
    }
    const carriedCalls = toolCalls.map((call) => ({
      ...call,
      id: idOf(call.id),
      arguments: changes.parsesArguments ? reparsed(call.arguments) : call.arguments,
    }));
    return {
      role: 'assistant',
      content,
      ...(reasoning !== undefined && !changes.dropsReasoning && { reasoning }),
      ...(carriedCalls.length > 0 && { toolCalls: carriedCalls }),
      isSampled: true,
    };
  });
}

/** One way through a format. `expected` is what `decode` is to give for a row that was not refused. */
export interface Trip<Name extends Algorithm = Algorithm> {
  readonly format: string;
  readonly algorithm: Name;
  readonly settings?: Partial<ExportSettings>;
  expected(row: RowsByAlgorithm[Name]): unknown;
}

const trip = <Name extends Algorithm>(definition: Trip<Name>): Trip => definition as unknown as Trip;

const OBJECTS: Changes = { parsesArguments: true };
const OPENAI: Changes = { dropsReasoning: true };
const SHAREGPT: Changes = { parsesArguments: true, dropsReasoning: true, countsIds: true };

const conversation = (changes?: Changes) => (row: RowsByAlgorithm['rft']) => ({
  messages: carriedMessages(row.messages, changes),
  tools: row.tools,
});
const preference = (changes?: Changes) => (row: RowsByAlgorithm['dpo']) => ({
  prompt: carriedMessages(row.prompt, changes),
  chosen: carriedMessages(row.chosen, changes),
  rejected: carriedMessages(row.rejected, changes),
  tools: row.tools,
});
const judgement = (changes?: Changes) => (row: RowsByAlgorithm['kto']) => ({
  prompt: carriedMessages(row.prompt, changes),
  completion: carriedMessages(row.completion, changes),
  label: row.label,
  tools: row.tools,
});
const weights = ({ messages, messageWeights }: RowsByAlgorithm['rft']) => ({
  messageWeights: messageWeights.map((weight, index) => (messages[index]?.role === 'assistant' ? weight : 0)),
});
const promptOf = ({ messages }: RowsByAlgorithm['grpo']): Message[] => {
  const first = messages.findIndex((message) => message.role === 'assistant' && message.isSampled);
  return messages.slice(0, first === -1 ? undefined : first);
};
const prompt = (changes?: Changes) => (row: RowsByAlgorithm['grpo']) => ({
  prompt: carriedMessages(promptOf(row), changes),
  taskId: row.taskId,
  environmentId: row.environment.id,
});
const rollout = (row: RowsByAlgorithm['grpo']) => ({
  promptIds: row.promptIds,
  responseIds: row.responseIds,
  responseMask: row.responseMask,
  responseLogprobs: row.responseLogprobs.map((logprob, index) =>
    row.responseMask[index] === 0 ? 0 : logprob,
  ),
  reward: row.reward,
  taskId: row.taskId,
  groupId: row.groupId,
});

/** verl's record has logprobs of all sampled tokens or none. */
const agentLoop = (row: RowsByAlgorithm['grpo']) => {
  const { responseLogprobs, ...rest } = rollout(row);
  return { ...rest, responseLogprobs: responseLogprobs.includes(null) ? null : responseLogprobs };
};

/** LLaMA-Factory joins prompt and side before it counts ids. */
function sharegptSides(
  row: RowsByAlgorithm['dpo'] | RowsByAlgorithm['kto'],
  side: readonly Message[],
): Message[] {
  return carriedMessages([...row.prompt, ...side], SHAREGPT).slice(row.prompt.length);
}

function withoutEmptySystem(messages: readonly Message[]): Message[] {
  const [first] = messages;
  return first?.role === 'system' && first.content === '' ? messages.slice(1) : [...messages];
}

function upToLastTurn(messages: readonly Message[]): Message[] {
  return messages.slice(0, messages.findLastIndex(({ role }) => role === 'assistant') + 1);
}

/** Every format with every algorithm that it carries. */
export const trips: readonly Trip[] = [
  trip({ format: 'trl-sft', algorithm: 'rft', expected: conversation(OBJECTS) }),
  trip({
    format: 'trl-sft',
    algorithm: 'rft',
    settings: { argumentsAs: 'string', toolsAs: 'json-string' },
    expected: conversation(),
  }),
  trip({ format: 'trl-dpo', algorithm: 'dpo', expected: preference(OBJECTS) }),
  trip({ format: 'trl-kto', algorithm: 'kto', expected: judgement(OBJECTS) }),
  trip({
    format: 'trl-sft-tokens',
    algorithm: 'rft',
    expected: ({ segments: [segment], messageWeights }) => ({
      inputIds: [...(segment?.promptIds ?? []), ...(segment?.responseIds ?? [])],
      trained: (segment?.turnSpans ?? [])
        .filter(({ kind, messageIndex }) => kind === 'model' && messageWeights[messageIndex] === 1)
        .flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, index) => (segment?.promptIds.length ?? 0) + start + index),
        ),
    }),
  }),
  trip({ format: 'trl-grpo-prompts', algorithm: 'grpo', expected: prompt(OBJECTS) }),
  trip({ format: 'trl-grpo-rollouts', algorithm: 'grpo', expected: rollout }),
  trip({ format: 'verl-sft', algorithm: 'rft', expected: conversation() }),
  trip({
    format: 'verl-sft',
    algorithm: 'rft',
    settings: { toolsAs: 'json-string' },
    expected: conversation(),
  }),
  trip({ format: 'verl-rl', algorithm: 'grpo', expected: prompt() }),
  trip({ format: 'verl-agent-loop', algorithm: 'grpo', expected: agentLoop }),
  trip({
    format: 'openai-sft',
    algorithm: 'rft',
    expected: (row) => ({ ...conversation(OPENAI)(row), ...weights(row) }),
  }),
  trip({ format: 'openai-dpo', algorithm: 'dpo', expected: preference(OPENAI) }),
  trip({
    format: 'openai-rft',
    algorithm: 'grpo',
    expected: (row) => ({ ...prompt(OPENAI)(row), tools: row.tools }),
  }),
  trip({
    format: 'axolotl',
    algorithm: 'rft',
    expected: (row) => ({ ...conversation()(row), ...weights(row) }),
  }),
  trip({
    format: 'llama-factory',
    algorithm: 'rft',
    expected: (row) => ({
      messages: withoutEmptySystem(carriedMessages(upToLastTurn(row.messages), SHAREGPT)),
      tools: row.tools,
    }),
  }),
  trip({
    format: 'llama-factory',
    algorithm: 'dpo',
    expected: (row) => ({
      prompt: withoutEmptySystem(carriedMessages(row.prompt, SHAREGPT)),
      chosen: sharegptSides(row, row.chosen),
      rejected: sharegptSides(row, row.rejected),
      tools: row.tools,
    }),
  }),
  trip({
    format: 'llama-factory',
    algorithm: 'kto',
    expected: (row) => ({
      prompt: withoutEmptySystem(carriedMessages(row.prompt, SHAREGPT)),
      completion: sharegptSides(row, row.completion),
      label: row.label,
      tools: row.tools,
    }),
  }),
  trip({
    format: 'hugging-face',
    algorithm: 'rft',
    expected: ({ segments: _, ...row }) => ({ ...row, messages: carriedMessages(row.messages) }),
  }),
  trip({ format: 'hugging-face', algorithm: 'dpo', expected: (row) => ({ ...row, ...preference()(row) }) }),
  trip({ format: 'hugging-face', algorithm: 'kto', expected: (row) => ({ ...row, ...judgement()(row) }) }),
  trip({
    format: 'hugging-face',
    algorithm: 'grpo',
    expected: (row) => ({ ...row, messages: carriedMessages(row.messages) }),
  }),
  trip({ format: 'sca', algorithm: 'grpo', expected: (row) => row }),
];
