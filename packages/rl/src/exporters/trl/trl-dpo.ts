import type { Json, Message } from '@sca/core';
import type { DpoRow } from '../../builders/rows.ts';
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
import { toWireMessages } from '../wire-messages.ts';
import { trlConversationDefaults } from './trl-defaults.ts';

/** What a preference record says. */
export interface CarriedPreference {
  readonly prompt: Message[];
  readonly chosen: Message[];
  readonly rejected: Message[];
  readonly tools: Json[];
}

const dpo: RecordCodec<DpoRow, CarriedPreference> = {
  createEncoder:
    (settings) =>
    (row, { issues }) => {
      const wire = (messages: readonly Message[]) => toWireMessages(messages, settings, issues);
      const sides = { chosen: wire(row.chosen), rejected: wire(row.rejected) };
      return [
        {
          prompt: wire(row.prompt),
          ...sides,
          ...toolMembers(row.tools, settings),
          ...templateMembers(settings),
        },
      ];
    },
  decode: (record) => ({
    prompt: readMessages(record, 'prompt'),
    chosen: readMessages(record, 'chosen'),
    rejected: readMessages(record, 'rejected'),
    tools: readTools(record.tools),
  }),
  columns: (settings) => ({
    prompt: MESSAGES,
    chosen: MESSAGES,
    rejected: MESSAGES,
    tools: toolsColumn(settings),
    ...templateColumns(settings),
  }),
};

/** Preferences with an explicit prompt for TRL's `DPOTrainer`. */
export const trlDpo: ExportFormat = {
  name: 'trl-dpo',
  consumer: 'TRL DPOTrainer',
  containers: ['jsonl', 'parquet'],
  defaults: trlConversationDefaults,
  codecs: { dpo },
};
