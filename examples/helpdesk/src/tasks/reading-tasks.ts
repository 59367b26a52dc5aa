import { code } from './code.ts';
import { kept } from './task-line.ts';

/** Good tasks that only ask: what counts is the answer. */
export const readingTasks = [
  kept({
    instruction:
      'How many billing tickets tagged "invoice" are we still working on? Everything that is not closed counts, ' +
      'also what waits for the customer. I only need the number.',
    verify: code`
      function verify(answer) {
        const tagged = list_tickets({ team: 'billing', tag: 'invoice' });
        return answer === tagged.filter((ticket) => ticket.status !== 'closed').length;
      }`,
    solution: code`
      const tagged = list_tickets({ team: 'billing', tag: 'invoice' });
      return tagged.filter(({ status }) => status !== 'closed').length;`,
    failures: [
      {
        code: code`return list_tickets({ team: 'billing', tag: 'invoice', status: 'open' }).length;`,
        why: 'Leaves out what waits for the customer.',
      },
      {
        code: code`return list_tickets({ team: 'billing' }).length;`,
        why: 'Counts tickets without the tag, and closed ones.',
      },
      {
        code: code`return String(list_tickets({ team: 'billing', tag: 'invoice' }).length);`,
        why: 'Text is not a number.',
      },
    ],
  }),
  kept({
    instruction:
      'June Park (june@fieldnote.example) asks which of her tickets nobody has taken yet. ' +
      'Give me the ticket number and leave the ticket as it is.',
    verify: code`
      const WRITES = ['assign_ticket', 'set_ticket_priority', 'add_note', 'close_ticket', 'merge_tickets', 'open_ticket'];

      function verify(answer, transcript) {
        const nothingChanged = transcript.calls.every((call) => !WRITES.includes(call.name) || !call.ok);
        const waiting = list_tickets({ customer_id: 'C-111', assignee_id: null, status: 'open' });
        return nothingChanged && waiting.length === 1 && answer === waiting[0].id;
      }`,
    solution: code`
      const june = await find_customer_by_email({ email: 'june@fieldnote.example' });
      const [waiting] = await list_tickets({ customer_id: june.id, assignee_id: null });
      return waiting.id;`,
    failures: [
      {
        code: code`
          const june = find_customer_by_email({ email: 'june@fieldnote.example' });
          return list_tickets({ customer_id: june.id })[0].id;`,
        why: 'Her first ticket has an agent.',
      },
      {
        code: code`
          add_note({ ticket_id: 'T-1020', text: 'The customer asked who has this.' });
          return 'T-1020';`,
        why: 'The ticket was to stay as it is.',
      },
      {
        code: code`return list_tickets({ team: 'accounts', assignee_id: null })[0].id;`,
        why: 'A ticket of somebody else.',
      },
    ],
  }),
  kept({
    instruction:
      'Who of us has the most tickets at the moment, closed ones aside? Answer with an object that has the name as ' +
      '"agent" and the number as "tickets".',
    verify: code`
      async function verify(answer) {
        const agents = await list_agents({});
        const most = agents.reduce((a, b) => (b.tickets > a.tickets ? b : a));
        return Boolean(answer) && answer.agent === most.name && answer.tickets === most.tickets;
      }`,
    solution: code`
      const [busiest] = list_agents({}).sort((a, b) => b.tickets - a.tickets);
      return { agent: busiest.name, tickets: busiest.tickets };`,
    failures: [
      {
        code: code`
          const [first] = list_agents({});
          return { agent: first.name, tickets: first.tickets };`,
        why: 'The first of the list is not the busiest.',
      },
      {
        code: code`
          const [largest] = list_agents({}).sort((a, b) => b.capacity - a.capacity);
          return { agent: largest.name, tickets: largest.capacity };`,
        why: 'Capacity is what an agent may have, not what he has.',
      },
      {
        code: code`
          const [busiest] = list_agents({}).sort((a, b) => b.tickets - a.tickets);
          return busiest.name;`,
        why: 'The number is missing.',
      },
    ],
  }),
  kept({
    instruction:
      'For the weekly report I need the oldest ticket of every team that is still open. ' +
      'Answer with one object: the team as key, the ticket number as value. Pending tickets do not count.',
    verify: code`
      function verify(answer) {
        if (answer === null || typeof answer !== 'object') return false;
        return ['accounts', 'billing', 'technical'].every((team) => {
          const open = list_tickets({ team, status: 'open' });
          const oldest = open.reduce((a, b) => (b.opened_on < a.opened_on ? b : a));
          return answer[team] === oldest.id;
        });
      }`,
    solution: code`
      const oldest = async (team) => {
        const open = await tools.list_tickets({ team, status: 'open' });
        return open.sort((a, b) => (a.opened_on < b.opened_on ? -1 : 1))[0].id;
      };
      const [accounts, billing, technical] = await Promise.all(['accounts', 'billing', 'technical'].map(oldest));
      return { accounts, billing, technical };`,
    failures: [
      {
        code: code`
          const first = (team) => list_tickets({ team, status: 'open' })[0].id;
          return { accounts: first('accounts'), billing: first('billing'), technical: first('technical') };`,
        why: 'The lowest number is not the oldest.',
      },
      {
        code: code`
          const oldest = (team) => list_tickets({ team }).sort((a, b) => (a.opened_on < b.opened_on ? -1 : 1))[0].id;
          return { accounts: oldest('accounts'), billing: oldest('billing'), technical: oldest('technical') };`,
        why: 'Takes pending and closed tickets too.',
      },
      {
        code: code`
          const open = list_tickets({ status: 'open' }).sort((a, b) => (a.opened_on < b.opened_on ? -1 : 1));
          return open[0].id;`,
        why: 'One ticket for all teams together.',
      },
    ],
  }),
];
