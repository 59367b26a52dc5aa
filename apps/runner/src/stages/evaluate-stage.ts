import type { Policy } from '../participants/participants.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';
import { challengeStage } from './challenge-stage.ts';
import { episodeStage } from './episode-stage.ts';
import { humanTasksOf, openHumanTasks, type UnmeasuredSet } from './human-tasks.ts';
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
): Promise<TestSet | UnmeasuredSet> {
  if (set === 'procedural') return freshTasks(context, options);
  // Tasks of an open world are scored in the sandbox that it has already.
  const tasks =
    context.experiment.world === set
      ? humanTasksOf(context.worlds)
      : await openHumanTasks({ ...context, set });
  return 'advice' in tasks ? tasks : { tasks, isComplete: true };
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
