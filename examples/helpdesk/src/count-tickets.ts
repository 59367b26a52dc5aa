import type { HelpdeskState } from './records.ts';

/** How many tickets that are not closed an agent has. */
export function countTickets(state: HelpdeskState, agentId: string): number {
  const isTheirs = (ticket: { assignee_id: string | null; status: string }): boolean =>
    ticket.assignee_id === agentId && ticket.status !== 'closed';
  return Object.values(state.tickets).filter(isTheirs).length;
}
