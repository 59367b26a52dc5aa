import type { TauAction } from '../tau-task.ts';

/**
 * A function body that carries out calls and returns a text. Refused calls and unknown tools are passed over, as the
 * original's reward passes over them: some ground truths hold such calls.
 */
export function codeOfActions(actions: readonly TauAction[], answer: string): string {
  const calls = actions.map(
    ({ name, arguments: args }) => `  [${JSON.stringify(name)}, ${JSON.stringify(args)}],`,
  );
  return [
    'const calls = [',
    ...calls,
    '];',
    'for (const [name, args] of calls) {',
    '  try { tools[name]?.(args); } catch (error) { if (error.name !== "ToolError") throw error; }',
    '}',
    `return ${JSON.stringify(answer)};`,
  ].join('\n');
}
