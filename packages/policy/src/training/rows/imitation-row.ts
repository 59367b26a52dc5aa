import type { Message, ToolSchema } from '@sca/core';
import { z } from 'zod';
import type { AssistantMessage } from '../../decisions/action.ts';
import { WireMessages, WireTools } from '../../wire/wire-messages.ts';
import type { DecisionReader } from '../decisions/decision-reader.ts';
import type { DecisionRecord } from '../decisions/decision-record.ts';
import type { Example } from '../losses/loss.ts';
import type { ProblemLog } from './problem-log.ts';
import type { PlacedRow } from './read-rows.ts';
import { ROW_PROBLEMS } from './row-problem.ts';

/** A conversation to imitate, as TRL's `SFTTrainer` takes it. */
export const ImitationRow = z.looseObject({ messages: WireMessages, tools: WireTools });
export type ImitationRow = z.infer<typeof ImitationRow>;

/** How rows become decisions. */
export interface ExampleContext {
  readonly reader: DecisionReader;
  readonly log: ProblemLog;
}

/** The decisions behind the assistant messages; undefined where there are none. */
export function imitationExample(
  { row, place }: PlacedRow<ImitationRow>,
  { reader, log }: ExampleContext,
): Example | undefined {
  const { messages, tools } = row;
  const decisions = messages.flatMap((message, index) => {
    if (message.role !== 'assistant') return [];
    const found = reader.ofMessage({ before: messages.slice(0, index), tools }, message);
    if (!found) log.add(ROW_PROBLEMS.notExpressible, place, `message ${index}: ${showMessage(message)}`);
    return found ?? [];
  });
  if (decisions.length > 0) return { decisions };
  log.add(ROW_PROBLEMS.nothingToLearn, place, 'no assistant message that could be learned from');
  return undefined;
}

/** The decisions behind messages that follow others; undefined where one cannot be expressed. */
export function continuationDecisions(
  {
    before,
    after,
    tools,
  }: { before: readonly Message[]; after: readonly Message[]; tools: readonly ToolSchema[] },
  reader: DecisionReader,
): readonly DecisionRecord[] | AssistantMessage {
  const decisions: DecisionRecord[] = [];
  for (const [index, message] of after.entries()) {
    if (message.role !== 'assistant') continue;
    const found = reader.ofMessage({ before: [...before, ...after.slice(0, index)], tools }, message);
    if (!found) return message;
    decisions.push(...found);
  }
  return decisions;
}

/** Characters of a message that a report repeats. */
const SHOWN = 120;

export function showMessage({ content, toolCalls = [] }: AssistantMessage): string {
  const calls = toolCalls.map(({ name, arguments: text }) => `${name}(${text})`).join(' ');
  return `${calls}${content}`.slice(0, SHOWN);
}
