import { type Environment, type ToolSchema, toolSchema } from '@sca/core';
import { perEnvironment } from './per-environment.ts';

/** The tools of an environment as models are told of them, described once. */
export const toolSchemasOf: (environment: Environment) => readonly ToolSchema[] = perEnvironment(
  ({ tools }) => tools.map((tool) => toolSchema(tool)),
);
