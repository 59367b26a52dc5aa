import type { GrpoRow, PpoRow } from '../../builders/rows.ts';
import { NUMBERS, TOKEN_IDS } from '../column-type.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { sampledLogprobs } from '../sampled-logprobs.ts';

interface CarriedRollout {
  readonly promptIds: number[];
  readonly responseIds: number[];
  readonly responseMask: number[];
  /** 0 where the mask is 0. */
  readonly responseLogprobs: number[];
  readonly reward: number | null;
  readonly taskId: string;
  readonly groupId: string;
}

const rollouts: RecordCodec<PpoRow | GrpoRow, CarriedRollout> = {
  createEncoder:
    () =>
    (row, { issues }) => {
      if (row.level === 'messages') issues.refuse('no-tokens', `sample ${row.id}`);
      const logprobs = sampledLogprobs(row);
      if (!logprobs) issues.refuse('missing-logprobs', `sample ${row.id}`);
      return [
        {
          prompt_ids: row.promptIds,
          completion_ids: row.responseIds,
          logprobs: logprobs ?? [],
          env_mask: row.responseMask,
          reward: row.reward,
          task_id: row.taskId,
          group_id: row.groupId,
        },
      ];
    },
  decode: (record) => ({
    promptIds: record.prompt_ids as number[],
    responseIds: record.completion_ids as number[],
    responseMask: record.env_mask as number[],
    responseLogprobs: record.logprobs as number[],
    reward: record.reward as number | null,
    taskId: record.task_id as string,
    groupId: record.group_id as string,
  }),
  columns: () => ({
    prompt_ids: TOKEN_IDS,
    completion_ids: TOKEN_IDS,
    logprobs: NUMBERS,
    env_mask: TOKEN_IDS,
    reward: 'double',
    task_id: 'string',
    group_id: 'string',
  }),
};

/**
 * Finished rollouts as the `rollout_func` of TRL's `GRPOTrainer` returns them, one per record; those of a group
 * follow each other. What is beside the tokens reaches the reward functions.
 */
export const trlGrpoRollouts: ExportFormat = {
  name: 'trl-grpo-rollouts',
  consumer: 'TRL GRPOTrainer: what rollout_func returns',
  containers: ['jsonl', 'parquet'],
  defaults: () => ({}),
  codecs: { ppo: rollouts, grpo: rollouts },
};
