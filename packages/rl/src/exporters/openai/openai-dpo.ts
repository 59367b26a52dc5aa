import type { JsonObject } from '@sca/core';
import type { DpoRow } from '../../builders/rows.ts';
import { readTools } from '../conversation.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import type { CarriedPreference } from '../trl/trl-dpo.ts';
import { openAiTools, readOpenAiMessages, toOpenAiMessages } from './openai-messages.ts';

const dpo: RecordCodec<DpoRow, CarriedPreference> = {
  createEncoder:
    () =>
    (row, { issues }) => {
      const promptLength = row.prompt.length;
      // A side is checked behind its prompt, where the calls stand that it answers.
      const side = (messages: DpoRow['chosen']) =>
        toOpenAiMessages([...row.prompt, ...messages], issues).slice(promptLength);
      const [preferred, other] = [side(row.chosen), side(row.rejected)];
      const input = { messages: toOpenAiMessages(row.prompt, issues), ...openAiTools(row.tools, issues) };
      return [{ input, preferred_output: preferred, non_preferred_output: other }];
    },
  decode: (record) => {
    const input = record.input as JsonObject;
    const prompt = readOpenAiMessages(input.messages);
    const side = (output: typeof record.input) =>
      readOpenAiMessages([...(input.messages as []), ...(output as [])]).slice(prompt.length);
    const sides = { chosen: side(record.preferred_output), rejected: side(record.non_preferred_output) };
    return { prompt, ...sides, tools: readTools(input.tools) };
  },
  columns: () => ({}),
};

/** Preference files of OpenAI, which other providers take as well. */
export const openAiDpo: ExportFormat = {
  name: 'openai-dpo',
  consumer: 'OpenAI-compatible preference fine-tuning',
  containers: ['jsonl'],
  defaults: () => ({}),
  codecs: { dpo },
};
