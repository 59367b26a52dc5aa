import { defineTool } from '@sca/core';
import { z } from 'zod';
import { findUnclosedTicket } from '../find-record.ts';
import { type HelpdeskState, Priority, Ticket } from '../records.ts';

export const setTicketPriority = defineTool({
  name: 'set_ticket_priority',
  description: 'Changes the priority of a ticket that is not closed.',
  effect: 'write',
  input: z.object({ ticket_id: z.string(), priority: Priority }),
  output: Ticket,
  execute(state: HelpdeskState, { ticket_id, priority }): Ticket {
    const ticket = findUnclosedTicket(state, ticket_id);
    ticket.priority = priority;
    ticket.updated_on = state.today;
    return ticket;
  },
});
