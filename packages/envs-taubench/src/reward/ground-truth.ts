import { type Environment, type LocalSession, startSession } from '@sca/core';
import { TERMINATING_TOOL } from '../domain.ts';
import type { TauTask } from '../tau-task.ts';

const digests = new WeakMap<Environment, WeakMap<TauTask, string>>();

/** Replays a task's ground truth on a fresh database. What its calls get wrong is part of it. */
export function replayGroundTruth(environment: Environment, { actions }: TauTask): LocalSession {
  const session = startSession(environment);
  for (const { name, arguments: args } of actions) if (name !== TERMINATING_TOOL) session.call(name, args);
  return session;
}

/** The digest of the state after the ground truth, computed once per environment and task. */
export function groundTruthDigest(environment: Environment, task: TauTask): string {
  let known = digests.get(environment);
  if (!known) {
    known = new WeakMap();
    digests.set(environment, known);
  }
  let digest = known.get(task);
  if (digest === undefined) {
    digest = replayGroundTruth(environment, task).digest();
    known.set(task, digest);
  }
  return digest;
}
