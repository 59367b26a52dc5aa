import type { Json, JsonObject, Message, ModelToolCall } from '@sca/core';
import type { ExportSettings } from '../export-format.ts';
import type { RowIssues } from '../row-issues.ts';
import { exportArguments } from '../tool-arguments.ts';

/** One turn of a conversation in LLaMA-Factory's sharegpt form. */
export type SharegptTurn = {
  readonly from: 'human' | 'gpt' | 'function_call' | 'observation';
  readonly value: string;
};

type AssistantMessage = Extract<Message, { role: 'assistant' }>;
type ToolMessage = Extract<Message, { role: 'tool' }>;

/** What LLaMA-Factory itself puts between the results of parallel calls. */
export const RESULT_SEPARATOR = '\n</tool_response>\n<tool_response>\n';

/** What is needed to write turns. */
export interface TurnContext {
  readonly settings: Pick<ExportSettings, 'onInvalidArguments' | 'onTextWithCalls'>;
  readonly issues: RowIssues;
}

/**
 * Messages as turns. What LLaMA-Factory would pass over with a warning is refused here: turns that do not
 * alternate between what the model sees and what it writes, from the first to the last.
 */
export function toTurns(messages: readonly Message[], context: TurnContext): SharegptTurn[] {
  const { issues } = context;
  const turns: SharegptTurn[] = [];
  let calls: readonly ModelToolCall[] = [];
  let index = 0;
  while (index < messages.length) {
    const message = messages[index] as Message;
    const results = resultsAt(messages, index);
    if (message.role === 'user') turns.push({ from: 'human', value: message.content });
    else if (message.role === 'assistant') turns.push(toModelTurn(message, context));
    else if (message.role === 'tool')
      turns.push({ from: 'observation', value: joinResults(results, calls, issues) });
    else issues.refuse('turn-order', `message ${index} is a system message`);
    calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
    index += Math.max(1, results.length);
  }
  for (const [place, { from }] of turns.entries()) {
    const isSeen = from === 'human' || from === 'observation';
    if (isSeen !== (place % 2 === 0)) issues.refuse('turn-order', `turn ${place} is ${from}`);
  }
  return turns;
}

/** What the model wrote: its text or its calls, since a turn holds one of the two. */
export function toModelTurn(
  { content, reasoning, toolCalls = [] }: AssistantMessage,
  { settings, issues }: TurnContext,
): SharegptTurn {
  if (reasoning !== undefined) issues.note('reasoning-dropped');
  if (toolCalls.length === 0) return { from: 'gpt', value: content };
  if (content !== '') {
    if (settings.onTextWithCalls === 'drop-text') issues.note('text-dropped');
    else issues.refuse('text-with-calls', `text ${JSON.stringify(content.slice(0, 80))}`);
  }
  const style = { argumentsAs: 'object', onInvalidArguments: settings.onInvalidArguments } as const;
  const calls = toolCalls.map(
    (call): JsonObject => ({ name: call.name, arguments: exportArguments(call.arguments, style, issues) }),
  );
  return { from: 'function_call', value: JSON.stringify(calls.length === 1 ? calls[0] : calls) };
}

/** The results that stand together from an index on. */
function resultsAt(messages: readonly Message[], start: number): ToolMessage[] {
  const results: ToolMessage[] = [];
  for (const message of messages.slice(start)) {
    if (message.role !== 'tool') break;
    results.push(message);
  }
  return results;
}

/** One observation holds the results of all calls, which the form tells apart by their order alone. */
function joinResults(
  results: readonly ToolMessage[],
  calls: readonly ModelToolCall[],
  issues: RowIssues,
): string {
  const isAnswer = (result: ToolMessage, nth: number): boolean =>
    calls[nth]?.id === result.toolCallId && calls[nth].name === result.name;
  if (results.length !== calls.length || !results.every(isAnswer))
    issues.refuse(
      'unanswered-call',
      `${results.length} results do not answer ${calls.length} calls in order`,
    );
  const value = results.map(({ content }) => content).join(RESULT_SEPARATOR);
  if (results.length > 1 && value.split(RESULT_SEPARATOR).some((text, nth) => text !== results[nth]?.content))
    issues.refuse('separator-in-result', `result ${JSON.stringify(value.slice(0, 80))}`);
  return value;
}

/**
 * The messages that turns stand for. The form has no ids and no names of results: ids are counted, and results are
 * taken to answer the calls before them in order.
 */
export function fromTurns(turns: readonly SharegptTurn[]): Message[] {
  const messages: Message[] = [];
  let calls: ModelToolCall[] = [];
  let callCount = 0;
  for (const { from, value } of turns) {
    if (from === 'human') messages.push({ role: 'user', content: value });
    else if (from === 'gpt') messages.push({ role: 'assistant', content: value, isSampled: true });
    else if (from === 'observation') messages.push(...readResults(value, calls));
    else {
      calls = readCalls(value, callCount);
      callCount += calls.length;
      messages.push({ role: 'assistant', content: '', toolCalls: calls, isSampled: true });
    }
  }
  return messages;
}

function readCalls(value: string, callCount: number): ModelToolCall[] {
  const parsed = JSON.parse(value) as Json;
  const calls = (Array.isArray(parsed) ? parsed : [parsed]) as { name: string; arguments: Json }[];
  return calls.map(({ name, arguments: given }, index) => ({
    id: `call_${callCount + index + 1}`,
    name,
    arguments: typeof given === 'string' ? given : JSON.stringify(given),
  }));
}

function readResults(value: string, calls: readonly ModelToolCall[]): Message[] {
  const texts = calls.length > 1 ? value.split(RESULT_SEPARATOR) : [value];
  return texts.map((content, index) => {
    const { id = '', name = '' } = calls[index] ?? {};
    return { role: 'tool', content, toolCallId: id, name };
  });
}
