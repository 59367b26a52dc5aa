import { z } from 'zod';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { AIRPORTS } from '../airports.ts';

/** Upstream: tools/list_all_airports.py. */
export const listAllAirports = defineTauTool({
  name: 'list_all_airports',
  description: 'List all airports with their cities.',
  effect: 'read',
  parameters: z.strictObject({}),
  execute: () => dumped({ ...AIRPORTS }),
});
