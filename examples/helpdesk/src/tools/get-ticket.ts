import { defineTool } from '@sca/core';
import { z } from 'zod';
import { findTicket } from '../find-record.ts';
import { type HelpdeskState, Ticket } from '../records.ts';

export const getTicket = defineTool({
  name: 'get_ticket',
  description: 'Shows a ticket with its text, tags and notes.',
  effect: 'read',
  input: z.object({ ticket_id: z.string() }),
  output: Ticket,
  execute: (state: HelpdeskState, { ticket_id }): Ticket => findTicket(state, ticket_id),
});
