import { z } from 'zod';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { AirlineState } from '../airline-state.ts';
import { findUser } from '../find-records.ts';
import { userId } from '../parameters.ts';

/** Upstream: tools/get_user_details.py. */
export const getUserDetails = defineTauTool({
  name: 'get_user_details',
  description: 'Read a customer: name, membership, payment methods, saved passengers and reservations.',
  effect: 'read',
  parameters: z.strictObject({ user_id: userId }),
  execute: (state: AirlineState, { user_id }) => dumped(findUser(state, user_id)),
});
