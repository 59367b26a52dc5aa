import { defineEnvironment, type EnvironmentReference } from '@sca/core';
import { customers } from './data/customers.ts';
import { initialState } from './data/initial-state.ts';
import { policy } from './policy.ts';
import { addNote } from './tools/add-note.ts';
import { assignTicket } from './tools/assign-ticket.ts';
import { closeTicket } from './tools/close-ticket.ts';
import { findCustomerByEmail } from './tools/find-customer-by-email.ts';
import { getCustomer } from './tools/get-customer.ts';
import { getTicket } from './tools/get-ticket.ts';
import { listAgents } from './tools/list-agents.ts';
import { listTickets } from './tools/list-tickets.ts';
import { mergeTickets } from './tools/merge-tickets.ts';
import { openTicket } from './tools/open-ticket.ts';
import { setTicketPriority } from './tools/set-ticket-priority.ts';

/** A small help desk: customers write tickets, agents work on them. Exploration starts from a customer. */
export const helpdesk = defineEnvironment({
  id: 'helpdesk',
  version: '1.0.0',
  policy,
  tools: [
    findCustomerByEmail,
    getCustomer,
    listAgents,
    getTicket,
    listTickets,
    openTicket,
    assignTicket,
    setTicketPriority,
    addNote,
    closeTicket,
    mergeTickets,
  ],
  initialState,
  starts: () => customers.map(({ id }) => ({ customer_id: id })),
});

/** Where a worker thread finds {@link helpdesk}. */
export const helpdeskReference: EnvironmentReference = { module: import.meta.url, export: 'helpdesk' };
