import { defineTool } from '@sca/core';
import { z } from 'zod';
import { findTicket } from '../find-record.ts';
import { type HelpdeskState, Ticket } from '../records.ts';

export const addNote = defineTool({
  name: 'add_note',
  description: 'Adds an internal note to a ticket, closed or not. Customers do not see it.',
  effect: 'write',
  input: z.object({ ticket_id: z.string(), text: z.string().min(1).max(1000) }),
  output: Ticket,
  execute(state: HelpdeskState, { ticket_id, text }): Ticket {
    const ticket = findTicket(state, ticket_id);
    ticket.notes.push({ author: 'desk', text });
    ticket.updated_on = state.today;
    return ticket;
  },
});
