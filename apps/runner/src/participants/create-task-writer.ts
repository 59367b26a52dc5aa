import { type Challenger, createLlmChallenger, createProceduralChallenger, proposeTasks } from '@sca/agents';
import { type Json, type Model, type ToolCall, Verdict } from '@sca/core';
import { exemplars } from '../exemplars/exemplars.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { Judges } from '../stages/judges.ts';
import type { World } from '../worlds/world.ts';
import { oncePerWorld } from './once-per-world.ts';
import type { TaskWriters } from './participants.ts';
import type { TaskWriter } from './task-writer.ts';

export interface TaskWriterRequest {
  readonly experiment: Experiment;
  readonly judges: Judges;
  /** Writes the tasks, where a model does. */
  readonly model: Model;
}

/** The task writers of an experiment. Whatever a challenger proposes is checked. */
export function createTaskWriters(request: TaskWriterRequest): TaskWriters {
  return {
    identity: taskWriterIdentity(request.experiment),
    of: oncePerWorld((world) => createTaskWriter(world, request)),
  };
}

function createTaskWriter(world: World, { experiment, judges, model }: TaskWriterRequest): TaskWriter {
  const { challenge } = experiment;
  if (challenge.kind === 'pae') return proposer(world, model);
  const check = (task: unknown): Promise<Verdict> => judges.check(world, task);
  if (challenge.kind === 'llm') return challengerWriter(createLlmWriter(world, { experiment, model, check }));
  const { environment } = world;
  return challengerWriter(
    createProceduralChallenger({ environment, check, holdOutTestTasks: challenge.holdOut }),
  );
}

interface LlmWriterRequest {
  readonly experiment: Experiment;
  readonly model: Model;
  readonly check: (task: unknown) => Promise<Verdict>;
}

function createLlmWriter(
  { environment, hasUser }: World,
  { experiment, model, check }: LlmWriterRequest,
): Challenger {
  const { steps, revisions, redactOrderIds, holdOut, temperature } = experiment.challenge;
  const exemplar = exemplars.get(environment.id);
  return createLlmChallenger({
    model,
    environment,
    check,
    mode: experiment.mode,
    steps,
    revisions,
    withUser: hasUser,
    ...(exemplar && { exemplar }),
    holdOutTestTasks: holdOut,
    redactOrderIds,
    sampling: { temperature },
  });
}

function challengerWriter(challenger: Challenger): TaskWriter {
  return async ({ seed, signal }) => {
    const { start, attempts, task, calls, usage } = await challenger.challenge({ seed, signal });
    return {
      start,
      attempts: attempts.map(({ proposal, verdict }) => ({
        proposal: proposal as Json,
        verdict: Verdict.parse(verdict),
      })),
      tasks: task ? [task] : [],
      calls: calls.map(recordCall),
      usage,
    };
  };
}

function recordCall({ name, args, ok }: ToolCall): { name: string; args: Json; ok: boolean } {
  return { name, args, ok };
}

/** The PAE baseline: instructions and nothing else, several at a time. */
function proposer({ environment }: World, model: Model): TaskWriter {
  return async ({ seed, signal }) => {
    const { tasks, usage } = await proposeTasks({ model, environment, seed, signal });
    return { start: null, attempts: [], tasks, calls: [], usage };
  };
}

/** What determines a writing beside its world and seed: two runs that agree in it may share proposals. */
function taskWriterIdentity({ challenge, models }: Experiment): Json {
  const { kind, revisions, steps, redactOrderIds, holdOut, temperature } = challenge;
  if (kind === 'procedural') return { kind, holdOut };
  const model = (models.challenger ?? models.executor) as unknown as Json;
  if (kind === 'pae') return { kind, model };
  return { kind, revisions, steps, redactOrderIds, holdOut, temperature, model };
}
