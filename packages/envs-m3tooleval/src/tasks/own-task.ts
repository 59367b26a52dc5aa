import type { PythonValue } from '../python/python-value.ts';

/** A task of the project's own, before it becomes a Code-as-Task record. */
export interface OwnTask {
  /** `suite/what-it-asks`, unique. */
  readonly name: string;
  readonly instruction: string;
  /** Worked out from tables and numbers, apart from the solution's calls. A float is a number, an int a bigint. */
  readonly expected: PythonValue;
  /** Body of guest code that finds the answer with the tools. */
  readonly solution: string;
  /** Bodies whose answers are nearly right. Two or more. */
  readonly nearMisses: readonly NearMiss[];
}

interface NearMiss {
  readonly code: string;
  readonly why: string;
}
