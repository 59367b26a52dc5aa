import { environmentIdentity } from '@sca/core';
import { pMapIterable } from 'p-map';
import { counted } from '../counted.ts';
import type { TaskWriters } from '../participants/participants.ts';
import type { Funnel } from '../report/report-data.ts';
import type { ChallengeRecord } from '../run-folder/challenge-record.ts';
import { type PlannedChallenge, planChallenges } from './challenge-plan.ts';
import type { InfraFailures } from './infra-failures.ts';
import type { RunContext } from './run-context.ts';
import { type SelectedTask, TaskSelection } from './task-selection.ts';

/** The tasks of an iteration. */
export interface ChallengeResult {
  readonly tasks: readonly SelectedTask[];
  readonly funnel: Funnel;
  /** False where the stage was stopped before it had its tasks. */
  readonly isComplete: boolean;
}

/** How a stage is carried out. */
export interface ChallengeStageOptions {
  /** 0 = tasks of a test set. */
  readonly iteration: number;
  /** How many tasks are wanted. */
  readonly tasks: number;
  readonly writers: TaskWriters;
  /** Signatures of the tasks of earlier iterations. */
  readonly known: Set<string>;
  /** Only reads what is there. */
  readonly isReadOnly: boolean;
  readonly failures: InfraFailures;
}

/** Asks for proposals, several at once, until enough tasks are kept. What is in `proposals.jsonl` is not asked for again. */
export async function challengeStage(
  context: RunContext,
  { iteration, tasks: wanted, writers, known, isReadOnly, failures }: ChallengeStageOptions,
): Promise<ChallengeResult> {
  const { experiment, folder, display } = context;
  const selection = new TaskSelection(known, wanted);
  const progress = display.startStage(`challenge ${iteration}`);
  const counts = () => ({ done: selection.tasks.length, total: wanted, detail: describe(selection.funnel) });

  const records = pMapIterable(
    until(planChallenges(context, { iteration, writers }), () => selection.isEnough || context.isStopping()),
    async (plan) => {
      const record = await recordOf(context, { plan, writers, isReadOnly, failures });
      return { plan, record };
    },
    { concurrency: experiment.challenge.concurrency },
  );
  let isWhole = true;
  for await (const { plan, record } of records) {
    if (!record) isWhole = false;
    // A gap ends what can be said: later proposals must not take the place of one that is still to come.
    if (!isWhole || selection.isEnough) break;
    if (record) selection.add(record, plan.world);
    progress.update(counts());
  }
  await folder.challenges.flush();
  progress.finish(counts());
  return {
    tasks: selection.tasks,
    funnel: selection.funnel,
    isComplete: selection.isEnough || (isWhole && !context.isStopping()),
  };
}

interface RecordRequest {
  readonly plan: PlannedChallenge;
  readonly writers: TaskWriters;
  readonly isReadOnly: boolean;
  readonly failures: InfraFailures;
}

/** The record of a proposal, from the folder or made now; undefined where there is none. */
async function recordOf(
  context: RunContext,
  { plan, writers, isReadOnly, failures }: RecordRequest,
): Promise<ChallengeRecord | undefined> {
  const { folder } = context;
  if (folder.challenges.get(plan.key)) {
    for await (const record of folder.challenges.read([plan.key])) return record;
  }
  if (isReadOnly || context.isStopping()) return undefined;
  const record = await failures.watch(`proposal ${plan.index}`, () => challenge(context, plan, writers));
  if (record) await folder.challenges.add(record);
  return record;
}

async function challenge(
  { signal }: RunContext,
  { key, iteration, index, world, seed }: PlannedChallenge,
  writers: TaskWriters,
): Promise<ChallengeRecord> {
  const startedAt = performance.now();
  const write = writers.of(world);
  const writing = await write({ seed, signal });
  return {
    schema: 'sca.challenge/v1',
    key,
    iteration,
    index,
    environment: environmentIdentity(world.environment),
    seed,
    ...writing,
    timeMs: Math.round(performance.now() - startedAt),
  };
}

function* until<Item>(items: Iterable<Item>, isOver: () => boolean): Generator<Item> {
  for (const item of items) {
    if (isOver()) return;
    yield item;
  }
}

function describe({ proposals, duplicates, lost }: Funnel): string {
  const losses = lost.slice(0, 3).map(({ reason, count }) => `${reason} ${count}`);
  const parts = [
    counted(proposals, 'proposal'),
    ...(duplicates > 0 ? [`duplicate ${duplicates}`] : []),
    ...losses,
  ];
  return parts.join(', ');
}
