import type { Json, Message } from '@sca/core';
import type { GrpoRow, PpoRow } from '../../builders/rows.ts';
import { readTools } from '../conversation.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { oncePerTask, promptOf } from '../prompt-of.ts';
import { openAiTools, readOpenAiMessages, toOpenAiMessages } from './openai-messages.ts';

interface CarriedTask {
  readonly prompt: Message[];
  readonly tools: Json[];
  readonly taskId: string;
  readonly environmentId: string;
}

const prompts: RecordCodec<PpoRow | GrpoRow, CarriedTask> = {
  createEncoder: () =>
    oncePerTask((row, { issues }) => {
      const prompt = promptOf(row, issues);
      const last = prompt.at(-1)?.role;
      if (last !== 'user') issues.refuse('prompt-end', `the last message is of role ${last}`);
      const task = { task_id: row.taskId, environment_id: row.environment.id };
      return [{ messages: toOpenAiMessages(prompt, issues), ...openAiTools(row.tools, issues), ...task }];
    }),
  decode: (record) => ({
    prompt: readOpenAiMessages(record.messages),
    tools: readTools(record.tools),
    taskId: record.task_id as string,
    environmentId: record.environment_id as string,
  }),
  columns: () => ({}),
};

/** One prompt per task for OpenAI's reinforcement fine-tuning; a grader reads `{{item.task_id}}`. */
export const openAiRft: ExportFormat = {
  name: 'openai-rft',
  consumer: 'OpenAI-compatible reinforcement fine-tuning: prompts',
  containers: ['jsonl'],
  defaults: () => ({}),
  codecs: { ppo: prompts, grpo: prompts },
};
