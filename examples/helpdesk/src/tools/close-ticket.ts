import { defineTool, ToolError } from '@sca/core';
import { z } from 'zod';
import { findUnclosedTicket } from '../find-record.ts';
import { type HelpdeskState, Resolution, Ticket } from '../records.ts';

export const closeTicket = defineTool({
  name: 'close_ticket',
  description: 'Closes a ticket for good. Use merge_tickets for one that repeats another.',
  effect: 'write',
  input: z.object({ ticket_id: z.string(), resolution: Resolution.exclude(['duplicate']) }),
  output: Ticket,
  execute(state: HelpdeskState, { ticket_id, resolution }): Ticket {
    const ticket = findUnclosedTicket(state, ticket_id);
    if (ticket.assignee_id === null)
      throw new ToolError(`Nobody has ticket ${ticket_id}; assign it before closing it.`);
    ticket.status = 'closed';
    ticket.resolution = resolution;
    ticket.updated_on = state.today;
    return ticket;
  },
});
