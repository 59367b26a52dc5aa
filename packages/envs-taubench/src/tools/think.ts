import { z } from 'zod';
import { defineTauTool } from './tau-tool.ts';
import { spoken } from './tool-output.ts';

/** Room to reason in. */
export const think = defineTauTool({
  name: 'think',
  description: 'Write down a thought. Nothing is looked up or changed; use it to plan a longer request.',
  effect: 'read',
  parameters: z.strictObject({ thought: z.string().describe('What to think about.') }),
  execute: () => spoken(''),
});
