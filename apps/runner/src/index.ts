export type { CommandContext } from './command-context.ts';
export { run } from './run.ts';
export { createOutput, type Output } from './terminal/output.ts';
