/**
 * Why a trajectory is in no row. The first block is bad input, which the exit code of a build speaks of; the
 * others are rules doing their work.
 */
export const TRAJECTORY_REASONS = {
  'not-a-trajectory': 'it lacks fields of a trajectory or has them in another shape',
  'other-schema': 'its schema is not sca.trajectory/v1',
  'reward-missing': 'it has no reward, not even null',
  'reward-invalid': 'its reward is no finite number',
  'repeated-id': 'its group has another trajectory of this id',
  'token-lengths-differ': 'ids and logprobs of a turn differ in number',
  'token-turns-wrong': 'captured tokens belong to no sampled message, or lie out of order',
  'token-ids-wrong': 'a token id is no whole number',
  'turn-rewards-wrong': 'it has more or fewer turn rewards than model turns',
  'side-data-wrong': 'values or reference logprobs for it are missing or of another length',
  'singleton-group': 'it is the only scorable one of its group, so that it has no baseline',

  'not-scorable': 'its reward is null',
  'no-sampled-message': 'the policy wrote none of its messages',
  'below-threshold': 'its reward is below the threshold',
  'not-agent-failure': 'it failed by infrastructure or a broken task, not by the policy',
  'repeated-actions': 'its actions equal those of another trajectory of the task',
  'over-task-limit': 'its task has enough rows already',
  'invalid-arguments': 'one of its tool calls has arguments that are no JSON',
  truncated: 'a limit cut it off',
  'zero-variance': 'all rewards of its group are equal',
  'zero-advantage': 'its advantage is 0',
  'one-sided-task': 'its task has no trajectory of the other outcome',
  'not-paired': 'no pair that keeps the rules was left for it',
} as const;

export type TrajectoryReason = keyof typeof TRAJECTORY_REASONS;

const BAD_INPUT: ReadonlySet<TrajectoryReason> = new Set([
  'not-a-trajectory',
  'other-schema',
  'reward-missing',
  'reward-invalid',
  'repeated-id',
  'token-lengths-differ',
  'token-turns-wrong',
  'token-ids-wrong',
  'turn-rewards-wrong',
  'side-data-wrong',
  'singleton-group',
]);

/** True where a reason says that the input was bad, and not that a rule left good input out. */
export function isBadInput(reason: TrajectoryReason): boolean {
  return BAD_INPUT.has(reason);
}

/** Why a whole group gave no row. */
export type GroupReason =
  | 'singleton'
  | 'zero-variance'
  | 'not-scorable'
  | 'all-passed'
  | 'all-failed'
  | 'no-pair'
  | 'no-row';
