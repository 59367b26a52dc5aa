import { defineTool, ToolError } from '@sca/core';
import { z } from 'zod';
import { countTickets } from '../count-tickets.ts';
import { findAgent, findUnclosedTicket } from '../find-record.ts';
import { type HelpdeskState, Ticket } from '../records.ts';

export const assignTicket = defineTool({
  name: 'assign_ticket',
  description: 'Gives a ticket to an agent of its team who is on duty and has room.',
  effect: 'write',
  input: z.object({ ticket_id: z.string(), agent_id: z.string() }),
  output: Ticket,
  execute(state: HelpdeskState, { ticket_id, agent_id }): Ticket {
    const ticket = findUnclosedTicket(state, ticket_id);
    const agent = findAgent(state, agent_id);
    if (ticket.assignee_id === agent_id)
      throw new ToolError(`${agent.name} already has ticket ${ticket_id}.`);
    if (agent.team !== ticket.team)
      throw new ToolError(`${agent.name} is in the team ${agent.team}, not in ${ticket.team}.`);
    if (!agent.on_duty) throw new ToolError(`${agent.name} is off duty.`);
    if (countTickets(state, agent_id) >= agent.capacity)
      throw new ToolError(`${agent.name} has no room for another ticket.`);
    ticket.assignee_id = agent_id;
    ticket.updated_on = state.today;
    return ticket;
  },
});
