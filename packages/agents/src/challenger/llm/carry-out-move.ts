import type { Message, ModelToolCall } from '@sca/core';
import { describeCodeTurn } from '../../executor/strategies/describe-code-turn.ts';
import { readArguments } from '../../executor/strategies/read-arguments.ts';
import { renderPrompt } from '../../prompts/render-prompt.ts';
import type { AssistantMessage, ChallengerMove } from './challenger-move.ts';
import { callSession, type Exploration } from './exploration.ts';
import { FORM_REMINDER, LAST_TURN, NOT_CARRIED_OUT, REMINDER } from './prompts/reminders.ts';
import { MIN_FAILURES } from './read-submission.ts';

type ExploringMove = Extract<ChallengerMove, { type: 'calls' | 'code' }>;

/** Carries out what a reply explores; gives the messages that show what came of it. */
export async function carryOutMove(exploration: Exploration, move: ExploringMove): Promise<Message[]> {
  if (move.type === 'code') {
    const { code, interruption } = exploration;
    if (!code) throw new TypeError('a move by code needs a CodeSession');
    const { signal } = interruption;
    const turn = await interruption.guard(code.run(move.code, signal ? { signal } : {}));
    return [{ role: 'user', content: describeCodeTurn(turn) }];
  }
  const results: Message[] = [];
  for (const call of move.calls) results.push(toolMessage(call, await carryOutCall(exploration, call)));
  return results;
}

async function carryOutCall(
  exploration: Exploration,
  { name, arguments: text }: ModelToolCall,
): Promise<string> {
  const read = readArguments(text, JSON.parse);
  if (!read.ok) return `The arguments of ${name} ${read.problem}.`;
  return (await callSession(exploration, name, read.args)).text;
}

/** What stands in place of the results of calls that are not carried out: each call of a message needs a result. */
export function resultsNotGiven({ toolCalls = [] }: AssistantMessage): Message[] {
  return toolCalls.map((call) => toolMessage(call, NOT_CARRIED_OUT));
}

function toolMessage({ id, name }: ModelToolCall, content: string): Message {
  return { role: 'tool', content, toolCallId: id, name };
}

/** Tells what was wrong with a reply. */
export function reminder(problem: string, isSubmission: boolean): Message {
  const form = isSubmission ? renderPrompt(FORM_REMINDER, { failures: String(MIN_FAILURES) }) : '';
  return { role: 'user', content: renderPrompt(REMINDER, { problem, form }) };
}

/** The messages, with word that no turns are left for exploring. */
export function withLastTurn(messages: readonly Message[]): Message[] {
  const last = messages.at(-1);
  if (last?.role !== 'user') return [...messages, { role: 'user', content: LAST_TURN }];
  return [...messages.slice(0, -1), { role: 'user', content: `${last.content}\n\n${LAST_TURN}` }];
}
