import type { PythonValue } from '../python/python-value.ts';

/** A parameter of an upstream function. */
export interface ToolParameter {
  /** As the upstream function names it. */
  readonly name: string;
  /** What a caller is told to give. The function takes anything, as Python does, and fails on its own terms. */
  readonly type: 'string' | 'number' | 'integer';
  readonly description: string;
  /** True for `*args`: takes all arguments that are left. */
  readonly isRest?: boolean;
}

/**
 * A tool as the original's function: positional arguments in, a Python value or exception out.
 *
 * `State` is what the environment's session holds.
 */
export interface PythonTool<State = unknown> {
  readonly name: string;
  readonly description: string;
  /** As shown in prompts: `reverse_string(s: str) -> str`. */
  readonly signature: string;
  /** `read` unless given: only the browser changes anything. */
  readonly effect?: 'read' | 'write';
  readonly parameters: readonly ToolParameter[];
  /** For methods: the class that messages name, whose object they count as an argument. */
  readonly className?: string;
  /** @throws PythonError where the function raises */
  run(state: State, args: readonly PythonValue[]): PythonValue;
}
