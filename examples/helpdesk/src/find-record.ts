import { getOwn, ToolError } from '@sca/core';
import type { Agent, Customer, HelpdeskState, Ticket } from './records.ts';

/** @throws ToolError when there is no such ticket. */
export function findTicket(state: HelpdeskState, id: string): Ticket {
  return getOwn(state.tickets, id) ?? refuse(`There is no ticket ${id}.`);
}

/** @throws ToolError when there is no such ticket or it is closed. */
export function findUnclosedTicket(state: HelpdeskState, id: string): Ticket {
  const ticket = findTicket(state, id);
  return ticket.status === 'closed' ? refuse(`Ticket ${id} is closed and stays closed.`) : ticket;
}

/** @throws ToolError when there is no such customer. */
export function findCustomer(state: HelpdeskState, id: string): Customer {
  return getOwn(state.customers, id) ?? refuse(`There is no customer ${id}.`);
}

/** @throws ToolError when there is no such agent. */
export function findAgent(state: HelpdeskState, id: string): Agent {
  return getOwn(state.agents, id) ?? refuse(`There is no agent ${id}.`);
}

function refuse(sentence: string): never {
  throw new ToolError(sentence);
}
