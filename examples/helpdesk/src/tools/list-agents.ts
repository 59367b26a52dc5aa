import { defineTool } from '@sca/core';
import { z } from 'zod';
import { countTickets } from '../count-tickets.ts';
import { Agent, type HelpdeskState, Team } from '../records.ts';

const AgentWithLoad = Agent.extend({ tickets: z.int().nonnegative() });

export const listAgents = defineTool({
  name: 'list_agents',
  description:
    'Lists the agents, all or those of one team, with the number of tickets each has that are not closed.',
  effect: 'read',
  input: z.object({ team: Team.optional(), on_duty: z.boolean().optional() }),
  output: z.array(AgentWithLoad),
  execute(state: HelpdeskState, { team, on_duty }): z.infer<typeof AgentWithLoad>[] {
    return Object.values(state.agents)
      .filter((agent) => team === undefined || agent.team === team)
      .filter((agent) => on_duty === undefined || agent.on_duty === on_duty)
      .map((agent) => ({ ...agent, tickets: countTickets(state, agent.id) }));
  },
});
