import type { RewardFunction } from '@sca/agents';
import type { CodeAsTask, Environment, EnvironmentReference } from '@sca/core';

/** A task that people wrote, and how it is scored. */
export interface TestTask {
  readonly id: string;
  /** Given to the agent, or to the user where one takes part. */
  readonly instruction: string;
  /** Scored by its verifier in the sandbox. */
  readonly task?: CodeAsTask;
  /** Scored by the benchmark's own rule, or by a judge. */
  readonly reward?: RewardFunction;
}

/** An environment as a run needs it. */
export interface World {
  /** So that worker threads can load their own. */
  readonly reference: EnvironmentReference;
  readonly environment: Environment;
  /** Whether the task is a user's, who talks with the agent. */
  readonly hasUser: boolean;
  testTasks(): readonly TestTask[];
  /** Whether a call of this tool ends an episode. */
  endsEpisode?(toolName: string): boolean;
}

/** Which environments, and with which data. */
export interface WorldRequest {
  /** An id, a group, or the path of a module. */
  readonly environment: string;
  readonly world: 'own' | 'official';
  /** The folder of official data. */
  readonly dataDir: string;
  /** The paper measured on 30 of the 50 airline tasks. */
  readonly subset: 'full' | 'paper';
}
