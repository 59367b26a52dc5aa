import { ScaError } from '@sca/core';
import type { Policy } from '../participants/participants.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import { openWorlds } from '../worlds/open-worlds.ts';
import type { World } from '../worlds/world.ts';
import { challengeStage } from './challenge-stage.ts';
import { episodeStage } from './episode-stage.ts';
import type { InfraFailures } from './infra-failures.ts';
import type { RunContext } from './run-context.ts';
import { type TestItem, testItem } from './test-item.ts';

/** One policy on the test sets of an experiment. */
export interface Evaluation {
  /** 0 = before training. */
  readonly iteration: number;
  readonly sets: readonly EvaluatedSet[];
  /** Sets that cannot be measured here, with what to do. */
  readonly missing: readonly { readonly set: string; readonly advice: string }[];
  readonly isComplete: boolean;
}

export interface EvaluatedSet {
  readonly set: TestSetName;
  /** All trials of a task one after the other. */
  readonly episodes: readonly TrajectorySummary[];
  readonly tasks: number;
}

type TestSetName = 'procedural' | 'own' | 'official';

export interface EvaluateOptions {
  readonly iteration: number;
  readonly policy: Policy;
  readonly isReadOnly: boolean;
  readonly failures: InfraFailures;
}

/** Measures a policy on every test set. The same seeds are used before and after, so that differences are paired. */
export async function evaluateStage(context: RunContext, options: EvaluateOptions): Promise<Evaluation> {
  const { experiment, folder } = context;
  const sets: EvaluatedSet[] = [];
  const missing: { set: string; advice: string }[] = [];
  let isComplete = true;
  for (const set of experiment.evaluate.sets) {
    const items = await openTestSet(context, set, options);
    if ('advice' in items) {
      missing.push({ set, advice: items.advice });
      continue;
    }
    const { trials, temperature } = experiment.evaluate;
    const { episodes, ...result } = await episodeStage(context, {
      name: `eval ${options.iteration} ${set}`,
      series: {
        stage: `eval ${set}`,
        purpose: 'evaluation',
        tasks: items.tasks,
        policy: options.policy,
        trials,
        temperature,
      },
      store: folder.evaluations,
      isReadOnly: options.isReadOnly,
      failures: options.failures,
    });
    sets.push({ set, episodes, tasks: items.tasks.length });
    isComplete &&= result.isComplete && items.isComplete;
  }
  return { iteration: options.iteration, sets, missing, isComplete };
}

type TestSet = { readonly tasks: readonly TestItem[]; readonly isComplete: boolean };

async function openTestSet(
  context: RunContext,
  set: TestSetName,
  options: EvaluateOptions,
): Promise<TestSet | { readonly advice: string }> {
  if (set === 'procedural') return freshTasks(context, options);
  return humanTasks(context, set);
}

function itemsOf(worlds: readonly World[]): TestItem[] {
  return worlds.flatMap((world) => world.testTasks().map((test) => ({ world, test })));
}

/** Tasks of the procedural challenger with seeds that no iteration uses. */
async function freshTasks(context: RunContext, { isReadOnly, failures }: EvaluateOptions): Promise<TestSet> {
  const { tasks, isComplete } = await challengeStage(context, {
    iteration: 0,
    tasks: context.experiment.evaluate.tasks,
    writers: context.participants.proceduralWriters,
    known: new Set(),
    isReadOnly,
    failures,
  });
  return { tasks: tasks.map((selected) => testItem(context, selected)), isComplete };
}

/** The test tasks that people wrote for a world, which need not be the one that the run trains in. */
async function humanTasks(
  context: RunContext,
  set: 'own' | 'official',
): Promise<TestSet | { advice: string }> {
  const { experiment, dataDir, cwd, worlds } = context;
  const subset = experiment.mode === 'paper' ? 'paper' : 'full';
  const request = { environment: experiment.environment, world: set, dataDir, subset } as const;
  try {
    const tasks = itemsOf(experiment.world === set ? worlds : await openWorlds(request, cwd));
    return tasks.length > 0
      ? { tasks, isComplete: true }
      : { advice: 'The environment brings no test tasks.' };
  } catch (thrown) {
    if (!(thrown instanceof ScaError)) throw thrown;
    return { advice: rootCause(thrown).message };
  }
}

/** What an environment itself said of its data, behind what was said of loading it. */
function rootCause(error: ScaError): ScaError {
  return error.cause instanceof ScaError ? rootCause(error.cause) : error;
}
