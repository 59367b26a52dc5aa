import type { Json, Message } from '@sca/core';
import type { RftRow } from '../../builders/rows.ts';
import { readTools } from '../conversation.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { checkTurnWeights } from '../turn-weights.ts';
import { openAiTools, readOpenAiMessages, readWeights, toOpenAiMessages } from './openai-messages.ts';

interface CarriedConversation {
  readonly messages: Message[];
  readonly messageWeights: number[];
  readonly tools: Json[];
}

const rft: RecordCodec<RftRow, CarriedConversation> = {
  createEncoder:
    (settings) =>
    (row, { issues }) => {
      checkTurnWeights(row, 'mask', { settings, issues });
      const messages = toOpenAiMessages(row.messages, issues, row.messageWeights);
      return [{ messages, ...openAiTools(row.tools, issues) }];
    },
  decode: (record) => ({
    messages: readOpenAiMessages(record.messages),
    messageWeights: readWeights(record.messages),
    tools: readTools(record.tools),
  }),
  columns: () => ({}),
};

/** Supervised fine-tuning files of OpenAI, which other providers take as well. `weight: 0` masks a message. */
export const openAiSft: ExportFormat = {
  name: 'openai-sft',
  consumer: 'OpenAI-compatible supervised fine-tuning',
  containers: ['jsonl'],
  defaults: () => ({ onTurnWeights: 'refuse' }),
  codecs: { rft },
};
