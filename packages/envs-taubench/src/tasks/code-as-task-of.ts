import { type CodeAsTask, completeTask, type Environment, TaskProposal } from '@sca/core';
import type { DomainName } from '../domain.ts';
import { replayGroundTruth } from '../reward/ground-truth.ts';
import type { TauTask } from '../tau-task.ts';
import { codeOfActions } from './code-of-actions.ts';
import { codeOfVerifier } from './code-of-verifier.ts';
import { nearMisses } from './near-misses.ts';

/** Where a task comes from. */
export interface TaskSource {
  readonly domain: DomainName;
  readonly kind: 'official' | 'own';
}

/**
 * A tau-bench task as a Code-as-Task record. Own tasks get their near misses as failure cases, official ones none.
 *
 * Undefined where a verification function cannot tell the task from doing nothing: it changes nothing and asks for
 * no text.
 */
export function codeAsTaskOf(
  environment: Environment,
  task: TauTask,
  source: TaskSource,
): CodeAsTask | undefined {
  const { domain, kind } = source;
  const groundTruth = replayGroundTruth(environment, task);
  if (groundTruth.diff().length === 0 && task.outputs.length === 0) return undefined;
  const answer = task.outputs.join('\n');
  const proposal = TaskProposal.parse({
    environment: { id: environment.id },
    instruction: task.instruction,
    verify: codeOfVerifier(domain, groundTruth, task.outputs),
    solution: codeOfActions(task.actions, answer),
    failures:
      kind === 'official'
        ? []
        : nearMisses(domain, task).map(({ actions, outputs, why }) => ({
            code: codeOfActions(actions, outputs.join('\n')),
            why,
          })),
    provenance: { kind, taskIndex: task.id, userId: task.user_id },
  });
  return completeTask(proposal, environment);
}
