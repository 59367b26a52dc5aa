import { defineTool, ToolError } from '@sca/core';
import { z } from 'zod';
import { Customer, type HelpdeskState } from '../records.ts';

export const findCustomerByEmail = defineTool({
  name: 'find_customer_by_email',
  description: 'Finds the customer with this email address. Upper and lower case are the same.',
  effect: 'read',
  input: z.object({ email: z.string().min(1) }),
  output: Customer,
  execute(state: HelpdeskState, { email }): Customer {
    const wanted = email.trim().toLowerCase();
    const customer = Object.values(state.customers).find((candidate) => candidate.email === wanted);
    if (!customer) throw new ToolError(`No customer has the email address ${email}.`);
    return customer;
  },
});
