import type { Json, Message } from '@sca/core';
import type { GrpoRow, PpoRow } from '../../builders/rows.ts';
import { MESSAGES } from '../column-type.ts';
import { readMessages } from '../conversation.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { oncePerTask, promptOf } from '../prompt-of.ts';
import { unwrapTools } from '../tool-schemas.ts';
import { toWireMessages } from '../wire-messages.ts';

interface CarriedPrompt {
  readonly prompt: Message[];
  readonly taskId: string;
  readonly environmentId: string;
}

/** Data sources are told apart by this and the id of the environment. */
const DATA_SOURCE = 'sca/';

const prompts: RecordCodec<PpoRow | GrpoRow, CarriedPrompt> = {
  createEncoder: (settings) => {
    let index = -1;
    return oncePerTask((row, { split, issues }) => {
      const messages = promptOf(row, issues);
      const prompt = toWireMessages(messages, settings, issues);
      const task = { task_id: row.taskId, environment_id: row.environment.id };
      const toolsKwargs = toolsKwargsOf(row.tools, task);
      if (!issues.refusal) index += 1;
      return [
        {
          data_source: `${DATA_SOURCE}${row.environment.id}`,
          agent_name: settings.agentName,
          prompt,
          ability: 'tool_use',
          // The verifier is code and needs the final state: the reward function finds it by the task.
          reward_model: { style: 'rule', ground_truth: row.taskId },
          extra_info: {
            split,
            index,
            ...task,
            need_tools_kwargs: toolsKwargs !== undefined,
            ...(toolsKwargs !== undefined && { tools_kwargs: toolsKwargs }),
            interaction_kwargs: { name: 'sca', query: lastUserText(messages), ground_truth: row.taskId },
          },
        },
      ];
    });
  },
  decode: (record) => {
    const { task_id, environment_id } = record.extra_info as { task_id: string; environment_id: string };
    return { prompt: readMessages(record, 'prompt'), taskId: task_id, environmentId: environment_id };
  },
  columns: () => ({
    data_source: 'string',
    agent_name: 'string',
    prompt: MESSAGES,
    ability: 'string',
    reward_model: { struct: { style: 'string', ground_truth: 'string' } },
    extra_info: 'infer',
  }),
};

/** What verl hands to each tool when it makes one for a rollout; undefined where there are no tools. */
function toolsKwargsOf(tools: readonly Json[], task: { readonly [name: string]: string }): Json | undefined {
  const names = unwrapTools(tools).map((tool) => (tool as { name?: Json } | null)?.name);
  const named = names.filter((name) => typeof name === 'string');
  if (named.length === 0) return undefined;
  return Object.fromEntries(named.map((name) => [name, { create_kwargs: task }]));
}

function lastUserText(prompt: readonly Message[]): string {
  return prompt.findLast(({ role }) => role === 'user')?.content ?? '';
}

/**
 * One prompt per task for verl's RL trainers, whose agent loop samples by itself. `extra_info.index` numbers the
 * prompts over all splits.
 */
export const verlRl: ExportFormat = {
  name: 'verl-rl',
  consumer: 'verl RL trainers: prompts',
  containers: ['parquet', 'jsonl'],
  defaults: () => ({ argumentsAs: 'string', onInvalidArguments: 'skip-record', agentName: 'tool_agent' }),
  codecs: { ppo: prompts, grpo: prompts },
};
