import type { PythonDict } from './python/python-value.ts';

/** A call of a ground truth. */
export interface TauAction {
  readonly name: string;
  readonly arguments: PythonDict;
}

/** A human-written task with its ground truth. Names are the benchmark's. */
export interface TauTask {
  /** Index in the list of its split. */
  readonly id: number;
  readonly user_id: string;
  /** What the simulated user is told. */
  readonly instruction: string;
  readonly actions: readonly TauAction[];
  /** Texts that the agent has to say. */
  readonly outputs: readonly string[];
}

/** Which list of tasks. The airline has only `test`. */
export type Split = 'test' | 'train' | 'dev';
