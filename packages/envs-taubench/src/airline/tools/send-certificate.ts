import { z } from 'zod';
import { strOf } from '../../python/python-text.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { spoken } from '../../tools/tool-output.ts';
import type { AirlineState } from '../airline-state.ts';
import { findUser } from '../find-records.ts';
import { userId } from '../parameters.ts';

const FIRST_NUMBER = 3_221_322;
const LAST_NUMBER = 3_221_324;

/** Upstream: tools/send_certificate.py. */
export const sendCertificate = defineTauTool({
  name: 'send_certificate',
  description: 'Give a customer a travel certificate.',
  effect: 'write',
  parameters: z.strictObject({ user_id: userId, amount: z.number().describe('US dollars.') }),
  execute(state: AirlineState, { user_id, amount }, compat) {
    const { payment_methods: methods } = findUser(state, user_id);
    let number = FIRST_NUMBER;
    while (Object.hasOwn(methods, `certificate_${number}`)) number += 1;
    // The original has three numbers; with all of them taken it says nothing and does nothing.
    if (compat === 'upstream' && number > LAST_NUMBER) return { value: () => null, text: 'None' };
    const id = `certificate_${number}`;
    methods[id] = { source: 'certificate', amount, id };
    return spoken(`Certificate ${id} added to user ${strOf(user_id)} with amount ${strOf(amount)}.`);
  },
});
