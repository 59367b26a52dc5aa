import type { Json, Message } from '@sca/core';
import type { RftRow } from '../../builders/rows.ts';
import { MESSAGES } from '../column-type.ts';
import {
  readMessages,
  readTools,
  templateColumns,
  templateMembers,
  toolMembers,
  toolsColumn,
} from '../conversation.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { checkTurnWeights } from '../turn-weights.ts';
import { toWireMessages } from '../wire-messages.ts';
import { trlConversationDefaults } from './trl-defaults.ts';

const rft: RecordCodec<RftRow, { messages: Message[]; tools: Json[] }> = {
  createEncoder:
    (settings) =>
    (row, { issues }) => {
      checkTurnWeights(row, 'none', { settings, issues });
      const messages = toWireMessages(row.messages, settings, issues);
      return [{ messages, ...toolMembers(row.tools, settings), ...templateMembers(settings) }];
    },
  decode: (record) => ({ messages: readMessages(record, 'messages'), tools: readTools(record.tools) }),
  columns: (settings) => ({ messages: MESSAGES, tools: toolsColumn(settings), ...templateColumns(settings) }),
};

/**
 * Conversations for TRL's `SFTTrainer` (`messages`, `tools`). Its `assistant_only_loss` trains on every assistant
 * message, so rows that mask one are refused.
 */
export const trlSft: ExportFormat = {
  name: 'trl-sft',
  consumer: 'TRL SFTTrainer: conversations',
  containers: ['jsonl', 'parquet'],
  defaults: (container) => ({ ...trlConversationDefaults(container), onTurnWeights: 'refuse' }),
  codecs: { rft },
};
