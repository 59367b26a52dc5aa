import type { Json, Message } from '@sca/core';
import type { RftRow } from '../../builders/rows.ts';
import { MESSAGES } from '../column-type.ts';
import { readMessages, readTools, toolMembers, toolsColumn } from '../conversation.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { checkTurnWeights } from '../turn-weights.ts';
import { toWireMessages } from '../wire-messages.ts';

const rft: RecordCodec<RftRow, { messages: Message[]; tools: Json[] }> = {
  createEncoder:
    (settings) =>
    (row, { issues }) => {
      checkTurnWeights(row, 'none', { settings, issues });
      const messages = toWireMessages(row.messages, settings, issues);
      const thinking = settings.enableThinking === null ? {} : { enable_thinking: settings.enableThinking };
      return [{ messages, ...toolMembers(row.tools, settings), ...thinking }];
    },
  decode: (record) => ({ messages: readMessages(record, 'messages'), tools: readTools(record.tools) }),
  columns: (settings) => ({
    messages: MESSAGES,
    tools: toolsColumn(settings),
    ...(settings.enableThinking !== null && { enable_thinking: 'boolean' }),
  }),
};

/**
 * Conversations for verl's multi-turn SFT, which reads parquet only. It trains on every assistant message, so rows
 * that mask one are refused.
 *
 * `toolsAs: 'array'` is what its own data set class reads; since a column has one type, each tool then has the
 * members of all, null where it has none. `json-string` keeps them exact for a class that parses them.
 */
export const verlSft: ExportFormat = {
  name: 'verl-sft',
  consumer: 'verl SFT trainer, multi-turn',
  containers: ['parquet'],
  defaults: () => ({
    argumentsAs: 'string',
    toolsAs: 'array',
    enableThinking: null,
    onTurnWeights: 'refuse',
  }),
  codecs: { rft },
};
