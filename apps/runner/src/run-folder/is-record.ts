import type { Json, JsonObject } from '@sca/core';

// A look that costs next to nothing per line: what stages and reports read is of the kind that they read it as. Lines
// that an editor or another tool spoiled are passed over and counted, and what they held is done again.

/** Whether a line of `rollouts.jsonl` or `evals.jsonl` is an episode. */
export function isTrajectory(value: Json): boolean {
  if (!isObject(value) || value.schema !== 'sca.trajectory/v1' || !('answer' in value)) return false;
  const { id, taskId, trial, reward, messages, policy, stop, usage, calls } = value;
  return (
    areTexts(id, taskId) &&
    typeof trial === 'number' &&
    (reward === 0 || reward === 1 || reward === null) &&
    areObjects(messages) &&
    areObjects(calls) &&
    [policy, stop].every(isObject) &&
    isUsage(usage)
  );
}

/** Whether a line of `proposals.jsonl` is a challenge. */
export function isChallenge(value: Json): boolean {
  if (!isObject(value) || value.schema !== 'sca.challenge/v1') return false;
  const { key, attempts, tasks, usage } = value;
  return areTexts(key) && areObjects(attempts) && areObjects(tasks) && tasks.every(isTask) && isUsage(usage);
}

function isTask({ id, instruction, environment, provenance }: JsonObject): boolean {
  return areTexts(id, instruction) && isObject(environment) && isObject(provenance);
}

function isUsage(value: Json | undefined): boolean {
  return isObject(value) && [value.promptTokens, value.completionTokens].every(Number.isFinite);
}

function areTexts(...values: readonly (Json | undefined)[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function areObjects(value: Json | undefined): value is JsonObject[] {
  return Array.isArray(value) && value.every(isObject);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
