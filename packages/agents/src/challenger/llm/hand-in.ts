import {
  type CodeAsTask,
  completeTask,
  type Environment,
  type Json,
  type JsonObject,
  TaskProposal,
} from '@sca/core';
import type { CheckTask } from '../challenger.ts';
import type { Exemplar } from './exemplar.ts';
import type { Exploration } from './exploration.ts';
import type { RedactIds, Redaction } from './redact-ids.ts';
import type { TaskScreen } from './screen-task.ts';

/** A task ready to be judged, or why it cannot be handed in. */
export type Preparation =
  | { readonly ok: true; readonly task: Exemplar; readonly redactedIds: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Screens a task and takes ids out of its instruction. */
export async function prepareTask(
  task: Exemplar,
  start: Json | null,
  { screen, redactIds }: { readonly screen: TaskScreen; readonly redactIds: RedactIds | undefined },
): Promise<Preparation> {
  const problem = screen.problemOf(task, start);
  if (problem !== undefined) return { ok: false, problem };
  const redaction: Redaction = (await redactIds?.(task.instruction)) ?? {
    ok: true,
    instruction: task.instruction,
    ids: [],
  };
  if (!redaction.ok)
    return {
      ok: false,
      problem: `The number ${redaction.id} is taken out of the instruction, and nothing else tells its record apart.`,
    };
  return { ok: true, task: { ...task, instruction: redaction.instruction }, redactedIds: redaction.ids };
}

/** A task as it is handed to the check. */
export function proposalOf(environment: Environment, task: Exemplar, provenance: JsonObject): JsonObject {
  return {
    schema: 'sca.task/v1',
    environment: { id: environment.id },
    ...task,
    failures: task.failures.map(({ code, why }) => ({ code, ...(why !== undefined && { why }) })),
    provenance: { kind: 'challenger', ...provenance },
  };
}

/** Has a proposal judged and keeps the attempt. */
export async function judgeProposal(
  { attempts, interruption }: Exploration,
  check: CheckTask | undefined,
  proposal: unknown,
) {
  const verdict = check ? await interruption.guard(check(proposal)) : null;
  attempts.push({ proposal, verdict });
  return verdict;
}

/** The task of the last attempt where it was kept, or where nothing judges; null otherwise. */
export function keptTask(environment: Environment, { attempts }: Exploration): CodeAsTask | null {
  const last = attempts.at(-1);
  if (!last || last.verdict?.kept === false) return null;
  const proposal = TaskProposal.safeParse(last.proposal);
  return proposal.success ? completeTask(proposal.data, environment) : null;
}
