import type { z } from 'zod';
import type { Compat } from '../compat.ts';
import type { PythonDict } from '../python/python-value.ts';
import type { ToolOutput } from './tool-output.ts';

/** A tool of either domain, before compat mode and descriptions are chosen. */
export interface TauTool<State> {
  readonly name: string;
  /** Our own wording; the official world brings the official one. */
  readonly description: string;
  readonly effect: 'read' | 'write';
  /** The parameters in the order of the original's signature. `fixed` checks them before the tool runs. */
  readonly parameters: z.ZodObject;
  /**
   * Carries out a call. In `upstream` mode the arguments may be of any class.
   *
   * @throws ToolError with what the original returns or raises. Writes done before it stay.
   */
  execute(state: State, args: PythonDict, compat: Compat): ToolOutput;
}

/** A tool as its author writes it: the argument names follow from the parameters. */
interface TauToolDefinition<State, Parameters extends z.ZodObject>
  extends Omit<TauTool<State>, 'parameters' | 'execute'> {
  readonly parameters: Parameters;
  execute(state: State, args: ArgumentsOf<Parameters>, compat: Compat): ToolOutput;
}

/** Arguments by name. Their classes are only known where the mode is `fixed`. */
type ArgumentsOf<Parameters extends z.ZodObject> = {
  [Name in keyof Parameters['shape']]: PythonDict[string];
};

/** Defines a tool. */
export function defineTauTool<State, Parameters extends z.ZodObject>(
  definition: TauToolDefinition<State, Parameters>,
): TauTool<State> {
  return definition as unknown as TauTool<State>;
}
