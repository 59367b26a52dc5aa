import { z } from 'zod';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { findUser } from '../find-records.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/get_user_details.py. */
export const getUserDetails = defineTauTool({
  name: 'get_user_details',
  description: 'Read a customer: name, address, email, payment methods and orders.',
  effect: 'read',
  parameters: z.strictObject({ user_id: z.string().describe('The customer, for example "ann_lee_1234".') }),
  execute: (state: RetailState, { user_id }) => dumped(findUser(state, user_id)),
});
