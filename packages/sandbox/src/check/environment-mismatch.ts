import type { Environment, TaskProposal } from '@sca/core';

/** What of the environment that a task names is not the loaded one; undefined where all that it names agrees. */
export function environmentMismatch(
  named: TaskProposal['environment'],
  environment: Environment,
): string | undefined {
  const { id } = environment;
  if (named.id !== id) return `The task is for the environment "${named.id}"; the loaded one is "${id}".`;
  for (const part of ['world', 'version', 'dataHash'] as const) {
    const [wanted, found] = [named[part], environment[part]];
    if (wanted !== undefined && wanted !== found)
      return `The task is for ${part} "${wanted}" of ${id}; the loaded one has "${found}".`;
  }
  return undefined;
}
