import { z } from 'zod';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import { addressOf, addressParameters } from '../address.ts';
import { findUser } from '../find-records.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/modify_user_address.py. */
export const modifyUserAddress = defineTauTool({
  name: 'modify_user_address',
  description: 'Change the default address of a customer. Ask the customer to confirm first.',
  effect: 'write',
  parameters: z.strictObject({ user_id: z.string().describe('The customer.'), ...addressParameters }),
  execute(state: RetailState, { user_id, ...address }) {
    const user = findUser(state, user_id);
    user.address = addressOf(address);
    return dumped(user);
  },
});
