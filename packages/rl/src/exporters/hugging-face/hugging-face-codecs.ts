import type { Json, Message } from '@sca/core';
import type { DpoRow, GrpoRow, KtoRow, PpoRow, RftRow } from '../../builders/rows.ts';
import { MESSAGES, NUMBERS, TOKEN_IDS } from '../column-type.ts';
import { readMessages, readTools } from '../conversation.ts';
import type { ExportFormat, RecordCodec, TrainerRecord } from '../export-format.ts';
import type { RowIssues } from '../row-issues.ts';
import { toWireMessages } from '../wire-messages.ts';
import { fromMetadata, toMetadata } from './provenance.ts';

/** Arguments stay text here: whoever reads the data set may need every digit of them. */
const TEXT_ARGUMENTS = { argumentsAs: 'string', onInvalidArguments: 'keep-string' } as const;

function wire(messages: readonly Message[], issues: RowIssues) {
  return toWireMessages(messages, TEXT_ARGUMENTS, issues);
}

const rft: RecordCodec<RftRow, Omit<RftRow, 'segments'>> = {
  createEncoder:
    () =>
    (row, { issues }) => {
      if (row.segments.length > 0) issues.note('tokens-dropped');
      const metadata = toMetadata(row, ['messages', 'tools', 'segments']);
      return [{ messages: wire(row.messages, issues), tools: JSON.stringify(row.tools), metadata }];
    },
  decode: (record) => ({
    ...(fromMetadata(record.metadata) as unknown as Omit<RftRow, 'messages' | 'tools' | 'segments'>),
    messages: readMessages(record, 'messages'),
    tools: readTools(record.tools),
  }),
  columns: () => ({ messages: MESSAGES, tools: 'string', metadata: 'string' }),
};

const dpo: RecordCodec<DpoRow, DpoRow> = {
  createEncoder:
    () =>
    (row, { issues }) => [
      {
        prompt: wire(row.prompt, issues),
        chosen: wire(row.chosen, issues),
        rejected: wire(row.rejected, issues),
        tools: JSON.stringify(row.tools),
        metadata: toMetadata(row, ['prompt', 'chosen', 'rejected', 'tools']),
      },
    ],
  decode: (record) => ({
    ...(fromMetadata(record.metadata) as unknown as DpoRow),
    prompt: readMessages(record, 'prompt'),
    chosen: readMessages(record, 'chosen'),
    rejected: readMessages(record, 'rejected'),
    tools: readTools(record.tools),
  }),
  columns: () => ({
    prompt: MESSAGES,
    chosen: MESSAGES,
    rejected: MESSAGES,
    tools: 'string',
    metadata: 'string',
  }),
};

const kto: RecordCodec<KtoRow, KtoRow> = {
  createEncoder:
    () =>
    (row, { issues }) => [
      {
        prompt: wire(row.prompt, issues),
        completion: wire(row.completion, issues),
        label: row.label,
        tools: JSON.stringify(row.tools),
        metadata: toMetadata(row, ['prompt', 'completion', 'label', 'tools']),
      },
    ],
  decode: (record) => ({
    ...(fromMetadata(record.metadata) as unknown as KtoRow),
    prompt: readMessages(record, 'prompt'),
    completion: readMessages(record, 'completion'),
    label: record.label === true,
    tools: readTools(record.tools),
  }),
  columns: () => ({
    prompt: MESSAGES,
    completion: MESSAGES,
    label: 'boolean',
    tools: 'string',
    metadata: 'string',
  }),
};

/** Columns of a sample's own numbers, by our names. Those that a sample lacks are null. */
const SAMPLE_COLUMNS = {
  promptIds: ['prompt_ids', TOKEN_IDS],
  responseIds: ['response_ids', TOKEN_IDS],
  responseMask: ['response_mask', TOKEN_IDS],
  responseLogprobs: ['response_logprobs', NUMBERS],
  reward: ['reward', 'double'],
  advantage: ['advantage', 'double'],
  advantages: ['advantages', NUMBERS],
  tokenRewards: ['token_rewards', NUMBERS],
  returns: ['returns', NUMBERS],
} as const;

const sampleNames = Object.keys(SAMPLE_COLUMNS) as (keyof typeof SAMPLE_COLUMNS)[];

const samples: RecordCodec<PpoRow | GrpoRow, PpoRow | GrpoRow> = {
  createEncoder:
    () =>
    (row, { issues }) => [
      {
        messages: wire(row.messages, issues),
        tools: JSON.stringify(row.tools),
        ...Object.fromEntries(sampleNames.map((name) => [SAMPLE_COLUMNS[name][0], row[name]])),
        metadata: toMetadata(row, ['messages', 'tools', ...sampleNames]),
      },
    ],
  decode: (record) => ({
    ...(fromMetadata(record.metadata) as unknown as GrpoRow),
    ...readSampleColumns(record),
    messages: readMessages(record, 'messages'),
    tools: readTools(record.tools),
  }),
  columns: () => ({
    messages: MESSAGES,
    tools: 'string',
    ...Object.fromEntries(sampleNames.map((name) => SAMPLE_COLUMNS[name])),
    metadata: 'string',
  }),
};

function readSampleColumns(record: TrainerRecord): Record<string, Json> {
  const present = sampleNames.flatMap((name) => {
    const value = record[SAMPLE_COLUMNS[name][0]];
    const isLacking = value === undefined || (value === null && name !== 'reward');
    return isLacking ? [] : [[name, value] as const];
  });
  return Object.fromEntries(present);
}

/** One record shape per algorithm, with everything a row says: columns to train on, and the rest as metadata. */
export const huggingFaceCodecs: ExportFormat['codecs'] = { rft, dpo, kto, ppo: samples, grpo: samples };
