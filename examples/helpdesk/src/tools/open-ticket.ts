import { defineTool } from '@sca/core';
import { z } from 'zod';
import { findCustomer } from '../find-record.ts';
import { type HelpdeskState, Priority, Team, Ticket } from '../records.ts';

export const openTicket = defineTool({
  name: 'open_ticket',
  description: 'Opens a ticket for a customer. It gets the next number and nobody has it yet.',
  effect: 'write',
  input: z.object({
    customer_id: z.string(),
    subject: z.string().min(1).max(120),
    body: z.string().min(1),
    team: Team,
    priority: Priority.default('normal'),
  }),
  output: Ticket,
  execute(state: HelpdeskState, { customer_id, ...request }): Ticket {
    findCustomer(state, customer_id);
    const id = `T-${1001 + Object.keys(state.tickets).length}`;
    const dates = { opened_on: state.today, updated_on: state.today };
    const untouched = { status: 'open', assignee_id: null, resolution: null, merged_into: null } as const;
    const ticket: Ticket = { id, customer_id, ...request, ...untouched, ...dates, tags: [], notes: [] };
    state.tickets[id] = ticket;
    return ticket;
  },
});
