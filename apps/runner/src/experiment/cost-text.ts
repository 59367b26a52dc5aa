import type { Experiment } from './resolve-experiment.ts';

/** Tokens of one call, for an estimate. Prompts grow with every turn; these are means over an episode of some ten turns. */
const PROMPT_TOKENS = 3_000;
const COMPLETION_TOKENS = 150;

/** What the rollouts of an experiment may cost at most, as far as prices are known. */
export function costText({ models, iterations, challenge, rollout, limits }: Experiment): string {
  const { executor } = models;
  const limit = limits.costUsd === undefined ? '' : ` The run stops at $${limits.costUsd}.`;
  if (executor.provider === 'reference') return `No model is called: the reference policy runs here.${limit}`;
  const { price } = executor;
  if (!price) return `The cost is not known: set models.executor.price.${limit}`;
  const calls = iterations * challenge.tasks * rollout.perTask * rollout.steps;
  const perCall =
    (PROMPT_TOKENS * price.promptUsdPerMillion + COMPLETION_TOKENS * price.completionUsdPerMillion) /
    1_000_000;
  return `The rollouts cost at most some $${(calls * perCall).toFixed(2)}, at ${PROMPT_TOKENS} prompt and ${COMPLETION_TOKENS} completion tokens per call.${limit}`;
}
