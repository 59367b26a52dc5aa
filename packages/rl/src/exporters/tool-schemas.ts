import type { Json, JsonObject } from '@sca/core';

/** Tools as chat-completion endpoints and chat templates take them. */
interface WrappedTool extends JsonObject {
  readonly type: 'function';
  readonly function: Json;
}

/** `{ name, description, parameters }` as `{ type: 'function', function: ... }`; what is wrapped already stays. */
export function wrapTools(tools: readonly Json[]): Json[] {
  return tools.map((tool) => (isWrapped(tool) ? tool : { type: 'function', function: tool }));
}

/** The other way round. */
export function unwrapTools(tools: readonly Json[]): Json[] {
  return tools.map((tool) => (isWrapped(tool) ? tool.function : tool));
}

function isWrapped(tool: Json): tool is WrappedTool {
  return typeof tool === 'object' && tool !== null && 'function' in tool && 'type' in tool;
}
