import { z } from 'zod';
import { lowerOf } from '../../python/lower-of.ts';
import { refuse } from '../../python/python-error.ts';
import { keysOf } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { spoken } from '../../tools/tool-output.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/find_user_id_by_email.py. */
export const findUserIdByEmail = defineTauTool({
  name: 'find_user_id_by_email',
  description: 'Find the id of the customer with an email address, in upper or lower case.',
  effect: 'read',
  parameters: z.strictObject({ email: z.string().describe('The address, for example "ann@example.com".') }),
  execute({ users }: RetailState, { email }) {
    const wanted = lowerOf(email);
    const found = keysOf(users).find((id) => users[id]?.email.toLowerCase() === wanted);
    return found === undefined ? refuse('user not found') : spoken(found);
  },
});
