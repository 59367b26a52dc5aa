import type { Message } from '@sca/core';
import type { GrpoRow, PpoRow } from '../../builders/rows.ts';
import { MESSAGES } from '../column-type.ts';
import { readMessages } from '../conversation.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { oncePerTask, promptOf } from '../prompt-of.ts';
import { toWireMessages } from '../wire-messages.ts';
import { trlConversationDefaults } from './trl-defaults.ts';

interface CarriedPrompt {
  readonly prompt: Message[];
  readonly taskId: string;
  readonly environmentId: string;
}

const prompts: RecordCodec<PpoRow | GrpoRow, CarriedPrompt> = {
  createEncoder: (settings) =>
    oncePerTask((row, { issues }) => {
      const prompt = toWireMessages(promptOf(row, issues), settings, issues);
      return [{ prompt, task_id: row.taskId, environment_id: row.environment.id }];
    }),
  decode: (record) => ({
    prompt: readMessages(record, 'prompt'),
    taskId: record.task_id as string,
    environmentId: record.environment_id as string,
  }),
  columns: () => ({ prompt: MESSAGES, task_id: 'string', environment_id: 'string' }),
};

/**
 * One prompt per task for TRL's `GRPOTrainer`, which samples by itself. Columns beside the prompt reach its
 * reward functions and environments; tools are given to the trainer, not in the rows.
 */
export const trlGrpoPrompts: ExportFormat = {
  name: 'trl-grpo-prompts',
  consumer: 'TRL GRPOTrainer: prompts',
  containers: ['jsonl', 'parquet'],
  defaults(container) {
    const { argumentsAs = 'string', onInvalidArguments = 'skip-record' } = trlConversationDefaults(container);
    return { argumentsAs, onInvalidArguments };
  },
  codecs: { ppo: prompts, grpo: prompts },
};
