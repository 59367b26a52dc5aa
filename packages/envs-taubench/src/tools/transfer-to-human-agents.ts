import { z } from 'zod';
import { defineTauTool } from './tau-tool.ts';
import { spoken } from './tool-output.ts';

/** Hands the conversation over, which ends it. */
export const transferToHumanAgents = defineTauTool({
  name: 'transfer_to_human_agents',
  description: 'Hand the customer over to a colleague. This ends the conversation.',
  effect: 'read',
  parameters: z.strictObject({ summary: z.string().describe('What the colleague needs to know.') }),
  execute: () => spoken('Transfer successful'),
});
