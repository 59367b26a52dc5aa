import type { ToolSchema } from '@sca/core';
import type { Database } from './domain.ts';
import type { Split, TauTask } from './tau-task.ts';

/** Data, texts and tasks that tools work on. */
export interface World {
  /** `own` or `official`. */
  readonly name: string;
  readonly database: () => Database;
  readonly policy: string;
  /** Rules that the original hands to the environment and never shows to the agent. */
  readonly rules: readonly string[];
  /** Descriptions and parameters of the tools where they are not ours. */
  readonly schemas: ReadonlyMap<string, ToolSchema>;
  /** The tasks of a split; empty where there are none. */
  readonly tasks: (split: Split) => readonly TauTask[];
}
