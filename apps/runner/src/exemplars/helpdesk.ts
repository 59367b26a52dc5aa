import type { Exemplar } from '@sca/agents';

/** A ticket finds somebody with room, and a note. */
export const helpdesk: Exemplar = {
  instruction:
    'Omar Bianchi (omar.bianchi@altopiano.example) told us that his invoices go to an old address, and nobody has taken his ' +
    'ticket about it. Give it to whoever in its team can take it, with the note "New address confirmed by phone.", and ' +
    'tell me who that is.',
  verify: `function verify(answer) {
  const ticket = get_ticket({ ticket_id: 'T-1029' });
  const others = list_tickets({ customer_id: 'C-110' }).filter(({ id }) => id !== 'T-1029');
  return (
    ticket.assignee_id === 'A-1' &&
    ticket.status === 'open' &&
    ticket.priority === 'normal' &&
    ticket.notes.length === 1 &&
    ticket.notes[0].text === 'New address confirmed by phone.' &&
    others.map(({ assignee_id }) => assignee_id).join() === 'A-2,A-4' &&
    String(answer).includes('Ines')
  );
}`,
  solution: `const omar = find_customer_by_email({ email: 'omar.bianchi@altopiano.example' });
const ticket = list_tickets({ customer_id: omar.id }).find(({ tags }) => tags.includes('invoice'));
const agents = list_agents({ team: ticket.team, on_duty: true });
const agent = agents.find(({ tickets, capacity }) => tickets < capacity);
assign_ticket({ ticket_id: ticket.id, agent_id: agent.id });
add_note({ ticket_id: ticket.id, text: 'New address confirmed by phone.' });
return agent.name;`,
  failures: [
    {
      code: `assign_ticket({ ticket_id: 'T-1029', agent_id: 'A-1' });
return 'Ines Okafor';`,
      why: 'Leaves the note out.',
    },
    {
      code: `assign_ticket({ ticket_id: 'T-1010', agent_id: 'A-2' });
add_note({ ticket_id: 'T-1010', text: 'New address confirmed by phone.' });
return 'Tomas Lindqvist';`,
      why: 'Takes another ticket of his.',
    },
    {
      code: `assign_ticket({ ticket_id: 'T-1029', agent_id: 'A-1' });
add_note({ ticket_id: 'T-1029', text: 'New address confirmed by phone.' });
close_ticket({ ticket_id: 'T-1029', resolution: 'solved' });
return 'Ines Okafor';`,
      why: 'Closes it as well.',
    },
    {
      code: `assign_ticket({ ticket_id: 'T-1029', agent_id: 'A-1' });
add_note({ ticket_id: 'T-1029', text: 'New address confirmed by phone.' });
return 'Mei Castellanos';`,
      why: 'Names the one whose desk is full.',
    },
  ],
};
