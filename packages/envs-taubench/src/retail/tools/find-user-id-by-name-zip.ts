import { z } from 'zod';
import { isEqual } from '../../python/arithmetic.ts';
import { lowerOf } from '../../python/lower-of.ts';
import { refuse } from '../../python/python-error.ts';
import { keysOf, type PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { spoken } from '../../tools/tool-output.ts';
import type { RetailState, RetailUser } from '../retail-state.ts';

/** Upstream: tools/find_user_id_by_name_zip.py. */
export const findUserIdByNameZip = defineTauTool({
  name: 'find_user_id_by_name_zip',
  description:
    'Find the id of a customer by first name, last name and postal code. Prefer the email address.',
  effect: 'read',
  parameters: z.strictObject({
    first_name: z.string().describe('First name, in upper or lower case.'),
    last_name: z.string().describe('Last name, in upper or lower case.'),
    zip: z.string().describe('Postal code of the address on record.'),
  }),
  execute({ users }: RetailState, { first_name, last_name, zip }) {
    const wantedFirst = lowerOf(first_name);
    // Evaluated from left to right: a last name of a wrong class shows only if a first name fits.
    const matches = ({ name, address }: RetailUser): boolean =>
      name.first_name.toLowerCase() === wantedFirst &&
      name.last_name.toLowerCase() === lowerOf(last_name) &&
      isEqual(address.zip as PythonValue, zip);
    const found = keysOf(users).find((id) => matches(users[id] as RetailUser));
    return found === undefined ? refuse('user not found') : spoken(found);
  },
});
