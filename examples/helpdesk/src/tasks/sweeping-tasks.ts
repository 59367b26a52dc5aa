import { code } from './code.ts';
import { kept } from './task-line.ts';

/** Good tasks over many tickets: what must not change counts as much as what must. */
export const sweepingTasks = [
  kept({
    instruction:
      'Please clean up what waits for customers: close every pending ticket in which nothing has happened for a week ' +
      'or more as "no_reply". Today is 14 March 2025. Give me the numbers of the tickets you closed.',
    verify: code`
      async function verify(answer) {
        const stale = ['T-1006', 'T-1021', 'T-1027'];
        const tickets = await Promise.all(stale.map((ticket_id) => get_ticket({ ticket_id })));
        const areClosed = tickets.every(({ status, resolution }) => status === 'closed' && resolution === 'no_reply');
        const { status } = await get_ticket({ ticket_id: 'T-1009' });
        return areClosed && status === 'pending' && Array.isArray(answer) && [...answer].sort().join() === stale.join();
      }`,
    solution: code`
      const pending = await list_tickets({ status: 'pending' });
      const stale = pending.filter(({ updated_on }) => updated_on <= '2025-03-07').map(({ id }) => id);
      await Promise.all(stale.map((ticket_id) => close_ticket({ ticket_id, resolution: 'no_reply' })));
      return stale;`,
    failures: [
      {
        code: code`
          const pending = list_tickets({ status: 'pending' }).map(({ id }) => id);
          for (const ticket_id of pending) close_ticket({ ticket_id, resolution: 'no_reply' });
          return pending;`,
        why: 'One of them moved only four days ago.',
      },
      {
        code: code`
          const stale = ['T-1006', 'T-1021', 'T-1027'];
          for (const ticket_id of stale) close_ticket({ ticket_id, resolution: 'solved' });
          return stale;`,
        why: 'Nothing was solved.',
      },
      {
        code: code`return ['T-1006', 'T-1021', 'T-1027'];`,
        why: 'Says it and does not do it.',
      },
    ],
  }),
  kept({
    instruction:
      'Put a note that says "Looked at by billing on 14 March." on every open billing ticket that nobody has. ' +
      'No other ticket gets the note.',
    verify: code`
      function verify() {
        const noted = list_tickets({}).filter(({ id }) => {
          const { notes } = get_ticket({ ticket_id: id });
          return notes.filter(({ text }) => text === 'Looked at by billing on 14 March.').length === 1;
        });
        return noted.map(({ id }) => id).join() === 'T-1017,T-1029,T-1032';
      }`,
    solution: code`
      for (const { id } of list_tickets({ team: 'billing', status: 'open', assignee_id: null })) {
        add_note({ ticket_id: id, text: 'Looked at by billing on 14 March.' });
      }`,
    failures: [
      {
        code: code`
          for (const { id } of list_tickets({ team: 'billing', status: 'open' })) {
            add_note({ ticket_id: id, text: 'Looked at by billing on 14 March.' });
          }`,
        why: 'Also notes tickets that somebody has.',
      },
      {
        code: code`
          const [first] = list_tickets({ team: 'billing', status: 'open', assignee_id: null });
          add_note({ ticket_id: first.id, text: 'Looked at by billing on 14 March.' });`,
        why: 'Stops after the first.',
      },
      {
        code: code`
          for (const { id } of list_tickets({ team: 'billing', status: 'open', assignee_id: null })) {
            add_note({ ticket_id: id, text: 'Looked at.' });
          }`,
        why: 'Another text.',
      },
    ],
  }),
  kept({
    instruction:
      'Give Tomas the technical tickets that nobody has, the ones that have waited longest first, until he has no room ' +
      'left. Where two came in on the same day, the lower number goes first. Which tickets are left over?',
    verify: code`
      function verify(answer) {
        const owners = ['T-1016', 'T-1014', 'T-1012', 'T-1025'].map((id) => get_ticket({ ticket_id: id }).assignee_id);
        const left = list_tickets({ team: 'technical', status: 'open', assignee_id: null }).map(({ id }) => id);
        return owners.every((owner) => owner === 'A-2') && left.join() === 'T-1004,T-1005' &&
          Array.isArray(answer) && [...answer].sort().join() === left.join();
      }`,
    solution: code`
      const waiting = list_tickets({ team: 'technical', status: 'open', assignee_id: null });
      waiting.sort((a, b) => (a.opened_on + a.id < b.opened_on + b.id ? -1 : 1));
      while (waiting.length > 0) {
        try {
          assign_ticket({ ticket_id: waiting[0].id, agent_id: 'A-2' });
          waiting.shift();
        } catch (error) {
          if (error.name !== 'ToolError') throw error;
          break;
        }
      }
      return waiting.map(({ id }) => id);`,
    failures: [
      {
        code: code`
          const waiting = list_tickets({ team: 'technical', status: 'open', assignee_id: null });
          for (const { id } of waiting.slice(0, 4)) assign_ticket({ ticket_id: id, agent_id: 'A-2' });
          return waiting.slice(4).map(({ id }) => id);`,
        why: 'By number and not by age.',
      },
      {
        code: code`
          assign_ticket({ ticket_id: 'T-1016', agent_id: 'A-2' });
          return ['T-1004', 'T-1005'];`,
        why: 'He has room for more.',
      },
      {
        code: code`
          for (const ticket_id of ['T-1016', 'T-1014', 'T-1012', 'T-1025']) assign_ticket({ ticket_id, agent_id: 'A-2' });
          return 'two are left';`,
        why: 'Does not say which are left.',
      },
    ],
  }),
  kept({
    instruction:
      'Every ticket of the accounts team that nobody has and that comes from a customer on the enterprise plan should ' +
      'be "high". Leave the others alone.',
    verify: code`
      function verify() {
        const high = tools.list_tickets({ team: 'accounts', priority: 'high' }).map(({ id }) => id);
        return high.join() === 'T-1013,T-1019,T-1020';
      }`,
    solution: code`
      for (const ticket of tools.list_tickets({ team: 'accounts', status: 'open', assignee_id: null })) {
        const { plan } = tools.get_customer({ customer_id: ticket.customer_id });
        if (plan === 'enterprise') tools.set_ticket_priority({ ticket_id: ticket.id, priority: 'high' });
      }`,
    failures: [
      {
        code: code`
          for (const { id } of list_tickets({ team: 'accounts', status: 'open', assignee_id: null })) {
            set_ticket_priority({ ticket_id: id, priority: 'high' });
          }`,
        why: 'Does not look at the plan.',
      },
      {
        code: code`
          for (const { id, customer_id } of list_tickets({ team: 'accounts', status: 'open' })) {
            const { plan } = get_customer({ customer_id });
            if (plan === 'enterprise') set_ticket_priority({ ticket_id: id, priority: 'high' });
          }`,
        why: 'Lowers an urgent ticket that somebody has.',
      },
      {
        code: code`
          for (const ticket_id of ['T-1013', 'T-1020']) set_ticket_priority({ ticket_id, priority: 'urgent' });`,
        why: 'Urgent was not asked for.',
      },
    ],
  }),
];
