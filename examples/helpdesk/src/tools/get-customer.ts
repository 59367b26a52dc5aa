import { defineTool } from '@sca/core';
import { z } from 'zod';
import { findCustomer } from '../find-record.ts';
import { Customer, type HelpdeskState } from '../records.ts';

export const getCustomer = defineTool({
  name: 'get_customer',
  description: 'Shows a customer: name, email, company and plan.',
  effect: 'read',
  input: z.object({ customer_id: z.string() }),
  output: Customer,
  execute: (state: HelpdeskState, { customer_id }): Customer => findCustomer(state, customer_id),
});
