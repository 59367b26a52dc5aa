import type { PythonTool } from './python-tool.ts';

/** Descriptions and signatures by tool name. */
export type ToolTexts = ReadonlyMap<string, { readonly description: string; readonly signature: string }>;

/** The tools with other wording; those without a text keep theirs. */
export function describeTools<State>(
  tools: readonly PythonTool<State>[],
  texts: ToolTexts,
): PythonTool<State>[] {
  return tools.map((tool) => ({ ...tool, ...texts.get(tool.name) }));
}
