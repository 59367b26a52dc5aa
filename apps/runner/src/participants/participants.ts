import type { EpisodeInputs, Judge } from '@sca/agents';
import type { CodeSession, Json, Model, Session } from '@sca/core';
import type { ModelSettings } from '../experiment/model-settings.ts';
import type { TestTask, World } from '../worlds/world.ts';
import type { TaskWriter } from './task-writer.ts';

/** A model with its weights, and how to open it again. */
export interface Policy {
  readonly model: Model;
  /** Which weights, where the name of the model does not say so. */
  readonly checkpoint: string | undefined;
  readonly settings: ModelSettings;
}

/** Whose turn of what an episode is. */
export interface EpisodeSetting {
  readonly world: World;
  readonly test: TestTask;
  readonly policy: Policy;
  /** Evaluations may have a user of their own. */
  readonly purpose: 'rollout' | 'evaluation';
  readonly trial: number;
  readonly seed: number;
  readonly temperature: number;
}

/** Where the code of an episode runs. */
interface CodeRequest {
  readonly world: World;
  readonly session: Session;
  readonly seed: number;
}

/** A kind of task writer, for any world. */
export interface TaskWriters {
  /** What determines a challenge beside its world and seed. */
  readonly identity: Json;
  of(world: World): TaskWriter;
}

/** Who takes part in a run. */
export interface Participants extends AsyncDisposable {
  /** The policy that is to be trained. */
  readonly initialPolicy: Policy;
  /** Makes the rollouts of a distillation; absent otherwise. */
  readonly demonstrator: Policy | undefined;
  /** Writes the tasks to learn from. */
  readonly writers: TaskWriters;
  /** Writes the fresh tasks of the procedural test set, whoever writes the others. */
  readonly proceduralWriters: TaskWriters;
  /** Scores the tasks of the PAE baseline. */
  readonly judge: Judge;
  /** What determines an episode. */
  episodeInputs(setting: EpisodeSetting): EpisodeInputs;
  /** Runs the code of strategies that write code. */
  startCode(request: CodeRequest): CodeSession | undefined;
  /** How often an endpoint answered 429 in this process. */
  rateLimits(): number;
  /** Opens a policy that was trained. */
  loadPolicy(settings: ModelSettings): Promise<Policy>;
}
