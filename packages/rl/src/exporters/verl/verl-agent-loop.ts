import type { GrpoRow, PpoRow } from '../../builders/rows.ts';
import { NUMBERS, TOKEN_IDS } from '../column-type.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { sampledLogprobs } from '../sampled-logprobs.ts';

interface CarriedRollout {
  readonly promptIds: number[];
  readonly responseIds: number[];
  readonly responseMask: number[];
  /** 0 where the mask is 0; null where a sampled token has none. */
  readonly responseLogprobs: number[] | null;
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
      if (!logprobs) issues.note('logprobs-dropped');
      return [
        {
          prompt_ids: row.promptIds,
          response_ids: row.responseIds,
          response_mask: row.responseMask,
          response_logprobs: logprobs ?? null,
          reward_score: row.reward,
          num_turns: countTurns(row),
          metrics: { generate_sequences: 0, tool_calls: 0 },
          extra_fields: { turn_scores: [], tool_rewards: [], task_id: row.taskId, uid: row.groupId },
        },
      ];
    },
  decode: (record) => {
    const { task_id, uid } = record.extra_fields as { task_id: string; uid: string };
    return {
      promptIds: record.prompt_ids as number[],
      responseIds: record.response_ids as number[],
      responseMask: record.response_mask as number[],
      responseLogprobs: (record.response_logprobs ?? null) as number[] | null,
      reward: record.reward_score as number | null,
      taskId: task_id,
      groupId: uid,
    };
  },
  columns: () => ({
    prompt_ids: TOKEN_IDS,
    response_ids: TOKEN_IDS,
    response_mask: TOKEN_IDS,
    response_logprobs: NUMBERS,
    reward_score: 'double',
    num_turns: 'int64',
    metrics: { struct: { generate_sequences: 'double', tool_calls: 'double' } },
    extra_fields: {
      struct: { turn_scores: NUMBERS, tool_rewards: NUMBERS, task_id: 'string', uid: 'string' },
    },
  }),
};

/** As verl's tool agent counts them: turns of the model, of tools and users, and one for the prompt. */
function countTurns({ turnSpans }: Pick<GrpoRow, 'turnSpans'>): number {
  return 1 + turnSpans.filter(({ kind }) => kind !== 'scaffold').length;
}

/** Finished rollouts with the fields of verl's `AgentLoopOutput`, for an agent loop that replays them. */
export const verlAgentLoop: ExportFormat = {
  name: 'verl-agent-loop',
  consumer: 'verl agent loop: AgentLoopOutput records',
  containers: ['jsonl', 'parquet'],
  defaults: () => ({}),
  codecs: { ppo: rollouts, grpo: rollouts },
};
