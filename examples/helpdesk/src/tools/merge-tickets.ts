import { defineTool, ToolError } from '@sca/core';
import { z } from 'zod';
import { findUnclosedTicket } from '../find-record.ts';
import { type HelpdeskState, Ticket } from '../records.ts';

export const mergeTickets = defineTool({
  name: 'merge_tickets',
  description:
    'Closes one ticket as a duplicate of another of the same customer, which takes over its notes and tags.',
  effect: 'write',
  input: z.object({ duplicate_id: z.string(), original_id: z.string() }),
  output: Ticket,
  execute(state: HelpdeskState, { duplicate_id, original_id }): Ticket {
    if (duplicate_id === original_id) throw new ToolError('A ticket cannot be merged into itself.');
    const duplicate = findUnclosedTicket(state, duplicate_id);
    const original = findUnclosedTicket(state, original_id);
    if (duplicate.customer_id !== original.customer_id) {
      throw new ToolError(`Tickets ${duplicate_id} and ${original_id} are of different customers.`);
    }
    original.notes.push(...duplicate.notes);
    original.tags.push(...duplicate.tags.filter((tag) => !original.tags.includes(tag)));
    Object.assign(duplicate, { status: 'closed', resolution: 'duplicate', merged_into: original_id });
    original.updated_on = duplicate.updated_on = state.today;
    return original;
  },
});
