import { z } from 'zod';
import type { Json } from './json.ts';

/** Thrown by a tool to refuse a call. The model sees the message; anything else thrown is a bug of the tool. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

/** Told by name, since an environment may bring its own copy of this module. */
export function isToolError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && thrown.name === 'ToolError';
}

/**
 * One operation of an environment. `State` is what `execute` reads and, where `effect` is `write`, changes.
 *
 * In-process tools are synchronous and deterministic: the same state and input give the same result.
 */
export interface Tool<State = unknown> {
  /** As the model calls it. Names of benchmarks are kept as they are. */
  readonly name: string;
  readonly description: string;
  /** `read` tools get a view that cannot be changed. */
  readonly effect: 'read' | 'write';
  /** Validates and types the arguments; also shown to models as JSON Schema. */
  readonly input: z.ZodType;
  /** Checked by `checkEnvironment`, not on every call. */
  readonly output?: z.ZodType;
  /** @throws ToolError to refuse the call with a sentence for the model. */
  execute(state: State, input: never): unknown;
}

/** A tool as its author writes it: the input type follows from the schema. */
export interface ToolDefinition<State, Input extends z.ZodType>
  extends Omit<Tool<State>, 'execute' | 'input'> {
  readonly input: Input;
  execute(state: State, input: z.output<Input>): unknown;
}

/**
 * Defines a tool. The input's type follows from its schema; the state's is annotated on `execute`.
 *
 * @example
 * const closeTicket = defineTool({
 *   name: 'close_ticket',
 *   description: 'Closes an open ticket.',
 *   effect: 'write',
 *   input: z.object({ ticket_id: z.string() }),
 *   execute(state: HelpdeskState, { ticket_id }) { ... },
 * });
 */
export function defineTool<State = never, Input extends z.ZodType = z.ZodType>(
  definition: ToolDefinition<State, Input>,
): Tool<State> {
  return definition as unknown as Tool<State>;
}

/** A tool as models are told of it. `parameters` is JSON Schema (draft 2020-12). */
export interface ToolSchema {
  readonly name: string;
  readonly description: string;
  readonly parameters: Record<string, unknown>;
}

/** Describes a tool in the form that chat-completion endpoints take as `function`. */
export function toolSchema(tool: Pick<Tool, 'name' | 'description' | 'input'>): ToolSchema {
  const { $schema, ...parameters } = z.toJSONSchema(tool.input, { io: 'input', unrepresentable: 'any' });
  return { name: tool.name, description: tool.description, parameters };
}

/** What a call gave. `text` is exactly what a model is shown. */
export type ToolResult = ToolSuccess | ToolFailure;

export interface ToolSuccess {
  readonly ok: true;
  /** A copy of what the tool returned, made when first read. */
  readonly value: Json;
  /** The value as JSON text, as it was when the tool returned. */
  readonly json: string;
  readonly text: string;
}

export interface ToolFailure {
  readonly ok: false;
  /** One sentence that says what was wrong with the call. */
  readonly error: string;
  readonly text: string;
}

/** A call as it is recorded. */
export interface ToolCall {
  readonly name: string;
  readonly args: Json;
  readonly ok: boolean;
}
