import { ScaError, type StopReason, type Usage } from '@sca/core';

/** What an episode may use up. A limit is looked at before each turn, so one turn may go past it. */
export interface EpisodeLimits {
  /** Turns of the policy. The paper's is 15, tau-bench's 30. @defaultValue 15 */
  readonly steps: number;
  /** Prompt and completion tokens of the policy's calls together. @defaultValue none */
  readonly tokens?: number;
  /** Wall time from the first message to the last, in milliseconds. @defaultValue none */
  readonly timeMs?: number;
  /** US dollars, of the policy and the user together. @defaultValue none */
  readonly costUsd?: number;
}

/** The steps of the paper. */
const DEFAULT_STEPS = 15;

/**
 * Completes the limits.
 *
 * @throws ScaError `OPTION_INVALID` where one is not a number above 0.
 */
export function resolveLimits(limits: Partial<EpisodeLimits> = {}): EpisodeLimits {
  const { steps = DEFAULT_STEPS, tokens, timeMs, costUsd } = limits;
  const given = { steps, tokens, timeMs, costUsd };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || (typeof value === 'number' && value > 0)) continue;
    throw new ScaError('OPTION_INVALID', `The limit ${name} is ${value}; it has to be a number above 0.`, {
      details: { name, value },
    });
  }
  return {
    steps,
    ...(tokens !== undefined && { tokens }),
    ...(timeMs !== undefined && { timeMs }),
    ...(costUsd !== undefined && { costUsd }),
  };
}

/** What an episode has used up so far. */
export interface Spending {
  readonly steps: number;
  readonly policy: Usage;
  readonly user: Usage | undefined;
}

/** Why no further turn may be taken; undefined where one may. */
export function stopAtLimit(
  limits: EpisodeLimits,
  { steps, policy, user }: Spending,
): StopReason | undefined {
  if (steps >= limits.steps) return limitStop('steps');
  const { tokens = Infinity, costUsd: costLimit } = limits;
  if (policy.promptTokens + policy.completionTokens >= tokens) return limitStop('tokens');
  if (costLimit === undefined) return undefined;
  const userCost = user ? user.costUsd : 0;
  // A limit that cannot be kept must not be passed over in silence.
  if (policy.costUsd === null || userCost === null)
    return { type: 'error', detail: 'COST_UNKNOWN', bucket: 'infra' };
  return policy.costUsd + userCost >= costLimit ? limitStop('cost') : undefined;
}

/**
 * The end at a limit. It is the policy's own doing, but for time: how long an episode takes depends on the load of the
 * endpoint and the machine, so that it counts as theirs.
 */
export function limitStop(name: 'steps' | 'tokens' | 'cost' | 'context' | 'time'): StopReason {
  return { type: 'limit', detail: name, bucket: name === 'time' ? 'infra' : 'agent' };
}
