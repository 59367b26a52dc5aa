import type { Json, JsonObject, Message } from '@sca/core';
import type { RftRow } from '../../builders/rows.ts';
import { readMessages, readTools } from '../conversation.ts';
import type { ExportFormat, RecordCodec, SidecarFacts, TrainerRecord } from '../export-format.ts';
import { unwrapTools, wrapTools } from '../tool-schemas.ts';
import { checkTurnWeights } from '../turn-weights.ts';
import { toWireMessages } from '../wire-messages.ts';

interface CarriedConversation {
  readonly messages: Message[];
  /** 1 where the message bears loss. */
  readonly messageWeights: number[];
  readonly tools: Json[];
}

/** axolotl parses arguments itself, and gives up on a file where they are no JSON. */
const ARGUMENTS_STYLE = { argumentsAs: 'json-text', onInvalidArguments: 'skip-record' } as const;

const rft: RecordCodec<RftRow, CarriedConversation> = {
  createEncoder:
    (settings) =>
    (row, { issues }) => {
      checkTurnWeights(row, 'mask', { settings, issues });
      const messages = toWireMessages(row.messages, ARGUMENTS_STYLE, issues).map((message, index) => ({
        ...message,
        train: (row.messageWeights[index] ?? 0) > 0,
      }));
      return [{ messages, ...toolMembers(row.tools) }];
    },
  decode: (record) => ({
    messages: readMessages(record, 'messages'),
    messageWeights: (record.messages as { train: boolean }[]).map(({ train }) => (train ? 1 : 0)),
    tools: readToolMembers(record),
  }),
  columns: () => ({}),
};

/** Parameters as JSON text, which it parses: as objects they would be merged into one Arrow type, full of nulls. */
function toolMembers(tools: readonly Json[]): TrainerRecord {
  if (tools.length === 0) return {};
  return { tools: wrapTools(unwrapTools(tools).map((tool) => mapParameters(tool, JSON.stringify))) };
}

function readToolMembers({ tools }: TrainerRecord): Json[] {
  return readTools(tools).map((tool) => mapParameters(tool, (text) => JSON.parse(text as string) as Json));
}

function mapParameters(tool: Json, map: (parameters: Json) => Json): Json {
  const { parameters, ...rest } = tool as JsonObject;
  return parameters === undefined ? tool : { ...rest, parameters: map(parameters) };
}

/** The part of axolotl's config that reads these files. */
function datasetConfig({ files }: SidecarFacts): string {
  const entry = (path: string): string =>
    [
      `  - path: ${path}`,
      '    ds_type: json',
      '    type: chat_template',
      '    field_messages: messages',
      '    field_tools: tools',
      '    message_field_training: train',
      '    roles_to_train: []',
      '    train_on_eos: turn',
      '',
    ].join('\n');
  const of = (split: string): string =>
    files
      .filter((file) => file.split === split)
      .map(({ path }) => entry(path))
      .join('');
  const validation = of('validation');
  const tests = validation === '' ? '' : `test_datasets:\n${validation}`;
  return `# Paths are relative to this folder.\ndatasets:\n${of('train')}${tests}`;
}

/** Conversations for axolotl, which masks by message: `train` says which bear loss. */
export const axolotl: ExportFormat = {
  name: 'axolotl',
  consumer: 'axolotl, chat_template datasets',
  containers: ['jsonl'],
  defaults: () => ({ onTurnWeights: 'refuse' }),
  codecs: { rft },
  sidecars: (facts) => [{ path: 'axolotl-datasets.yaml', content: datasetConfig(facts) }],
};
