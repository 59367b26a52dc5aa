import type { Policy } from '../participants/participants.ts';
import { type BuiltData, buildStage } from './build-stage.ts';
import { type ChallengeResult, challengeStage } from './challenge-stage.ts';
import { type EpisodesResult, episodeStage } from './episode-stage.ts';
import { type Evaluation, evaluateStage } from './evaluate-stage.ts';
import { InfraFailures } from './infra-failures.ts';
import type { RunContext } from './run-context.ts';
import type { StageName } from './stage-names.ts';
import { testItem } from './test-item.ts';
import { trainStage } from './train-stage.ts';
import { writeTasks } from './write-tasks.ts';

/** One round of challenge, rollout, build and train. What was not reached is absent. */
export interface IterationResult {
  readonly iteration: number;
  readonly challenge: ChallengeResult;
  readonly rollout?: EpisodesResult;
  readonly build?: BuiltData;
}

export interface PipelineResult {
  readonly iterations: readonly IterationResult[];
  readonly evaluations: readonly Evaluation[];
  /** Null where everything is done; otherwise the stage that is not, such as `rollout 2`. */
  readonly stoppedAt: string | null;
}

export interface PipelineOptions {
  /** Stages that may do something; the others only read what is there. */
  readonly enabled: ReadonlySet<StageName>;
}

/**
 * Goes through the whole experiment. Every stage first takes what the folder has, so that the same function begins
 * a run, goes on with it, and reads it.
 */
export async function runPipeline(
  context: RunContext,
  { enabled }: PipelineOptions,
): Promise<PipelineResult> {
  const pipeline = new Pipeline(context, enabled);
  await pipeline.run();
  return pipeline;
}

class Pipeline implements PipelineResult {
  readonly iterations: IterationResult[] = [];
  readonly evaluations: Evaluation[] = [];
  stoppedAt: string | null = null;
  readonly #context: RunContext;
  readonly #enabled: ReadonlySet<StageName>;
  readonly #failures: InfraFailures;
  readonly #known = new Set<string>();

  constructor(context: RunContext, enabled: ReadonlySet<StageName>) {
    this.#context = context;
    this.#enabled = enabled;
    this.#failures = new InfraFailures(context.folder, context.experiment.limits.maxInfraFailures);
  }

  async run(): Promise<void> {
    const { experiment, participants } = this.#context;
    let policy: Policy | undefined = participants.initialPolicy;
    if (!(await this.#evaluate(policy, 0))) return;
    for (let iteration = 1; iteration <= experiment.iterations; iteration += 1) {
      policy = await this.#iterate(iteration, policy);
      if (!policy) return;
      const isMeasured = iteration === experiment.iterations || experiment.evaluate.everyIteration;
      if (isMeasured && !(await this.#evaluate(policy, iteration))) return;
    }
  }

  /** The next policy; undefined where the iteration is not complete. */
  async #iterate(iteration: number, policy: Policy): Promise<Policy | undefined> {
    const context = this.#context;
    const challenge = await this.#stage('challenge', iteration, (isReadOnly) =>
      challengeStage(context, {
        iteration,
        tasks: context.experiment.challenge.tasks,
        writers: context.participants.writers,
        known: this.#known,
        isReadOnly,
        failures: this.#failures,
      }),
    );
    const result: { -readonly [Key in keyof IterationResult]: IterationResult[Key] } = {
      iteration,
      challenge,
    };
    this.iterations.push(result);
    await writeTasks(context, this.iterations);
    if (this.stoppedAt) return undefined;

    const tasks = challenge.tasks.map((selected) => testItem(context, selected));
    const demonstrator = context.participants.demonstrator ?? policy;
    const { perTask, temperature } = context.experiment.rollout;
    result.rollout = await this.#stage('rollout', iteration, (isReadOnly) =>
      episodeStage(context, {
        name: `rollout ${iteration}`,
        series: {
          stage: 'rollout',
          purpose: 'rollout',
          tasks,
          policy: demonstrator,
          trials: perTask,
          temperature,
        },
        store: context.folder.rollouts,
        isReadOnly,
        failures: this.#failures,
      }),
    );
    if (this.stoppedAt) return undefined;

    const { episodes } = result.rollout;
    const { data } = await this.#stage('build', iteration, (isReadOnly) =>
      buildStage(context, { iteration, episodes, policy, isReadOnly }),
    );
    if (!data) return undefined;
    result.build = data;
    const trained = await this.#stage('train', iteration, (isReadOnly) =>
      trainStage(context, { iteration, data, policy, isReadOnly }),
    );
    return trained.policy;
  }

  /** False where the run cannot go on. Training needs no evaluation, so one that is not asked for stops nothing. */
  async #evaluate(policy: Policy, iteration: number): Promise<boolean> {
    const options = { iteration, policy, failures: this.#failures };
    if (!this.#enabled.has('eval')) {
      const found = await evaluateStage(this.#context, { ...options, isReadOnly: true });
      if (found.isComplete) this.evaluations.push(found);
      return true;
    }
    const evaluation = await this.#stage('eval', iteration, (isReadOnly) =>
      evaluateStage(this.#context, { ...options, isReadOnly }),
    );
    this.evaluations.push(evaluation);
    return this.stoppedAt === null;
  }

  async #stage<Result extends { readonly isComplete: boolean }>(
    name: StageName,
    iteration: number,
    work: (isReadOnly: boolean) => Promise<Result>,
  ): Promise<Result> {
    const { folder } = this.#context;
    const label = `${name} ${iteration}`;
    const isReadOnly = !this.#enabled.has(name);
    if (!isReadOnly && folder.manifest.stages[label] !== 'done') {
      await folder.markStage(label, 'running');
      await folder.log({ type: 'stage-start', stage: label });
    }
    const result = await work(isReadOnly);
    if (!result.isComplete) this.stoppedAt = label;
    if (!isReadOnly && result.isComplete && folder.manifest.stages[label] !== 'done') {
      await folder.markStage(label, 'done');
      await folder.log({ type: 'stage-end', stage: label });
    }
    return result;
  }
}
