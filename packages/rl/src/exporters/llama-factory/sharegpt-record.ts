import type { Json, Message } from '@sca/core';
import { readTools } from '../conversation.ts';
import type { ExportSettings, RowPlace, TrainerRecord } from '../export-format.ts';
import { unwrapTools } from '../tool-schemas.ts';
import { fromTurns, type SharegptTurn, toTurns } from './sharegpt-turns.ts';

/** What a conversation is made of. */
export interface ConversationParts {
  readonly messages: readonly Message[];
  readonly tools: readonly Json[];
  /** Whose turn is the last: every other turn is the model's, so the number of turns must fit. */
  readonly endsWith: 'model' | 'environment';
}

/** The members of a record that every kind of LLaMA-Factory record has. */
export function toSharegptRecord(
  { messages, tools, endsWith }: ConversationParts,
  settings: ExportSettings,
  { issues }: RowPlace,
): { conversations: SharegptTurn[]; system: string; tools: string } {
  const [first] = messages;
  const system = first?.role === 'system' ? first.content : '';
  if (first?.role === 'system' && system === '') issues.note('empty-system-dropped');
  const conversations = toTurns(first?.role === 'system' ? messages.slice(1) : messages, {
    settings,
    issues,
  });
  if ((conversations.length % 2 === 0) !== (endsWith === 'model'))
    issues.refuse('turn-order', `turn ${conversations.length - 1} is the last`);
  return { conversations, system, tools: tools.length === 0 ? '' : JSON.stringify(unwrapTools(tools)) };
}

/** Messages of a record, with further turns behind its own. */
export function readSharegptMessages(record: TrainerRecord, ending: readonly SharegptTurn[] = []): Message[] {
  const turns = record.conversations as unknown as SharegptTurn[];
  const system = record.system as string;
  const start: Message[] = system === '' ? [] : [{ role: 'system', content: system }];
  return [...start, ...fromTurns([...turns, ...ending])];
}

/** Tools of a record; the form has an empty text where there are none. */
export function readSharegptTools({ tools }: TrainerRecord): Json[] {
  return tools === '' ? [] : readTools(tools);
}
