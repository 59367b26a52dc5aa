import { type Environment, ScaError, type Tool } from '@sca/core';
import type { M3Tool } from './to-core-tool.ts';

/** The tools of an environment with their signatures. @throws ScaError `ENVIRONMENT_INVALID` for another's environment */
export function m3Tools(environment: Environment): readonly M3Tool[] {
  return environment.tools.map((tool) => {
    if (isM3Tool(tool)) return tool;
    const sentence = `The environment "${environment.id}" is none of M3ToolEval's: its tool ${tool.name} has no signature.`;
    throw new ScaError('ENVIRONMENT_INVALID', sentence, { details: { id: environment.id } });
  });
}

function isM3Tool(tool: Tool): tool is M3Tool {
  return 'signature' in tool && 'source' in tool;
}
