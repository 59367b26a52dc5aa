import { defineTool } from '@sca/core';
import { z } from 'zod';
import { type HelpdeskState, Priority, Team, Ticket, TicketStatus } from '../records.ts';

const TicketSummary = Ticket.omit({ body: true, notes: true });
type TicketSummary = z.infer<typeof TicketSummary>;

export const listTickets = defineTool({
  name: 'list_tickets',
  description:
    'Lists tickets by number, without text and notes. Only those that match every filter given; assignee_id null finds those that nobody has.',
  effect: 'read',
  input: z.object({
    customer_id: z.string().optional(),
    assignee_id: z.string().nullable().optional(),
    team: Team.optional(),
    status: TicketStatus.optional(),
    priority: Priority.optional(),
    tag: z.string().optional(),
  }),
  output: z.array(TicketSummary),
  execute(state: HelpdeskState, { tag, ...wanted }): TicketSummary[] {
    const filters = Object.entries(wanted) as [keyof typeof wanted, string | null | undefined][];
    return Object.values(state.tickets)
      .filter((ticket) => filters.every(([field, value]) => value === undefined || ticket[field] === value))
      .filter((ticket) => tag === undefined || ticket.tags.includes(tag))
      .map(({ body: _body, notes: _notes, ...summary }) => summary);
  },
});
