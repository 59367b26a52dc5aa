import type { Environment, TaskProposal } from '@sca/core';

/** What of the environment that a task names is not the loaded one; undefined where all that it names agrees. */
export function environmentMismatch(named: TaskProposal['environment'], environment: Environment): string | undefined {
  for (const part of ['id', 'world', 'version', 'dataHash'] as const) {
    if (named[part] === undefined || named[part] === environment[part]) continue;
    return `The task is for ${part} ${JSON.stringify(named[part])}; the loaded environment "${environment.id}" has ${part} ${JSON.stringify(environment[part])}.`;
  }
  return undefined;
}
