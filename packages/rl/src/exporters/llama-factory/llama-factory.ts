import type { Json, Message } from '@sca/core';
import type { DpoRow, KtoRow, RftRow } from '../../builders/rows.ts';
import type { ExportFormat, ExportSettings, RecordCodec, RowPlace } from '../export-format.ts';
import type { CarriedPreference } from '../trl/trl-dpo.ts';
import type { CarriedJudgement } from '../trl/trl-kto.ts';
import { checkTurnWeights } from '../turn-weights.ts';
import { datasetInfo } from './dataset-info.ts';
import { readSharegptMessages, readSharegptTools, toSharegptRecord } from './sharegpt-record.ts';
import { type SharegptTurn, toModelTurn } from './sharegpt-turns.ts';

const rft: RecordCodec<RftRow, { messages: Message[]; tools: Json[] }> = {
  createEncoder: (settings) => (row, place) => {
    checkTurnWeights(row, 'none', { settings, issues: place.issues });
    const lastTurn = row.messages.findLastIndex(({ role }) => role === 'assistant');
    const messages = row.messages.slice(0, lastTurn + 1);
    if (messages.length < row.messages.length) place.issues.note('context-after-last-turn');
    return [toSharegptRecord({ messages, tools: row.tools, endsWith: 'model' }, settings, place)];
  },
  decode: (record) => ({ messages: readSharegptMessages(record), tools: readSharegptTools(record) }),
  columns: () => ({}),
};

const dpo: RecordCodec<DpoRow, CarriedPreference> = {
  createEncoder: (settings) => (row, place) => {
    const { prompt, tools } = row;
    return [
      {
        ...toSharegptRecord({ messages: prompt, tools, endsWith: 'environment' }, settings, place),
        chosen: toSide(row.chosen, settings, place),
        rejected: toSide(row.rejected, settings, place),
      },
    ];
  },
  decode: (record) => {
    const prompt = readSharegptMessages(record);
    const side = (turn: Json | undefined) =>
      readSharegptMessages(record, [turn as unknown as SharegptTurn]).slice(prompt.length);
    const tools = readSharegptTools(record);
    return { prompt, chosen: side(record.chosen), rejected: side(record.rejected), tools };
  },
  columns: () => ({}),
};

/** A side is one turn in this form, so only preferences for a single message can be carried. */
function toSide(messages: readonly Message[], settings: ExportSettings, { issues }: RowPlace): SharegptTurn {
  const [message] = messages;
  if (messages.length === 1 && message?.role === 'assistant')
    return toModelTurn(message, { settings, issues });
  issues.refuse('not-one-message', `a side has ${messages.length} messages`);
  return { from: 'gpt', value: '' };
}

const kto: RecordCodec<KtoRow, CarriedJudgement> = {
  createEncoder: (settings) => (row, place) => {
    const { prompt, completion, tools, label } = row;
    if (completion.length !== 1)
      place.issues.refuse('not-one-message', `the completion has ${completion.length} messages`);
    const messages = [...prompt, ...completion];
    return [{ ...toSharegptRecord({ messages, tools, endsWith: 'model' }, settings, place), kto_tag: label }];
  },
  decode: (record) => {
    const messages = readSharegptMessages(record);
    return {
      prompt: messages.slice(0, -1),
      completion: messages.slice(-1),
      label: record.kto_tag === true,
      tools: readSharegptTools(record),
    };
  },
  columns: () => ({}),
};

/**
 * Conversations, preferences and judgements for LLaMA-Factory, with the `dataset_info.json` that registers them.
 * A turn of its sharegpt form holds text or calls, and a preference compares single turns.
 */
export const llamaFactory: ExportFormat = {
  name: 'llama-factory',
  consumer: 'LLaMA-Factory, sharegpt form',
  containers: ['jsonl'],
  defaults: (_container, algorithm) => ({
    onInvalidArguments: 'skip-record',
    onTextWithCalls: 'refuse',
    ...(algorithm === 'rft' && { onTurnWeights: 'refuse' as const }),
    datasetName: 'sca',
  }),
  codecs: { rft, dpo, kto },
  sidecars: (facts) => [{ path: 'dataset_info.json', content: datasetInfo(facts) }],
};
