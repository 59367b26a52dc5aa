import type { Json, Message } from '@sca/core';
import type { KtoRow } from '../../builders/rows.ts';
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

/** What a record of an unpaired preference says. */
export interface CarriedJudgement {
  readonly prompt: Message[];
  readonly completion: Message[];
  readonly label: boolean;
  readonly tools: Json[];
}

const kto: RecordCodec<KtoRow, CarriedJudgement> = {
  createEncoder:
    (settings) =>
    (row, { issues }) => [
      {
        prompt: toWireMessages(row.prompt, settings, issues),
        completion: toWireMessages(row.completion, settings, issues),
        label: row.label,
        ...toolMembers(row.tools, settings),
        ...templateMembers(settings),
      },
    ],
  decode: (record) => ({
    prompt: readMessages(record, 'prompt'),
    completion: readMessages(record, 'completion'),
    label: record.label === true,
    tools: readTools(record.tools),
  }),
  columns: (settings) => ({
    prompt: MESSAGES,
    completion: MESSAGES,
    label: 'boolean',
    tools: toolsColumn(settings),
    ...templateColumns(settings),
  }),
};

/** Unpaired preferences for TRL's `KTOTrainer`. */
export const trlKto: ExportFormat = {
  name: 'trl-kto',
  consumer: 'TRL KTOTrainer',
  containers: ['jsonl', 'parquet'],
  defaults: trlConversationDefaults,
  codecs: { kto },
};
