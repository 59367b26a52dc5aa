import { code } from './code.ts';
import { kept } from './task-line.ts';

/** Good tasks that change one or two tickets: what counts is what the desk looks like afterwards. */
export const writingTasks = [
  kept({
    instruction:
      'Lukas Brandt from Nordhafen (l.brandt@nordhafen.example) wrote twice this morning about missing webhooks. ' +
      'Keep the older ticket and merge the other into it. His warehouse stands still, so make it urgent and give ' +
      'it to whoever in the technical team can take it.',
    verify: code`
      function verify() {
        const kept = get_ticket({ ticket_id: 'T-1004' });
        const merged = get_ticket({ ticket_id: 'T-1005' });
        return merged.merged_into === 'T-1004' && kept.status === 'open' &&
          kept.priority === 'urgent' && kept.assignee_id === 'A-2';
      }`,
    solution: code`
      const lukas = find_customer_by_email({ email: 'l.brandt@nordhafen.example' });
      const [older, newer] = list_tickets({ customer_id: lukas.id, tag: 'webhook' });
      merge_tickets({ duplicate_id: newer.id, original_id: older.id });
      set_ticket_priority({ ticket_id: older.id, priority: 'urgent' });
      const agent = list_agents({ team: 'technical', on_duty: true }).find((each) => each.tickets < each.capacity);
      assign_ticket({ ticket_id: older.id, agent_id: agent.id });
      return older.id;`,
    failures: [
      {
        code: code`
          merge_tickets({ duplicate_id: 'T-1004', original_id: 'T-1005' });
          set_ticket_priority({ ticket_id: 'T-1005', priority: 'urgent' });
          assign_ticket({ ticket_id: 'T-1005', agent_id: 'A-2' });`,
        why: 'Keeps the newer ticket.',
      },
      {
        code: code`
          for (const ticket_id of ['T-1004', 'T-1005']) {
            set_ticket_priority({ ticket_id, priority: 'urgent' });
            assign_ticket({ ticket_id, agent_id: 'A-2' });
          }`,
        why: 'Nothing is merged.',
      },
      {
        code: code`
          merge_tickets({ duplicate_id: 'T-1005', original_id: 'T-1004' });
          assign_ticket({ ticket_id: 'T-1004', agent_id: 'A-2' });`,
        why: 'It is not urgent.',
      },
    ],
  }),
  kept({
    instruction:
      'Priya is away. Hand over what she still has to the colleague of her team who is on duty, ' +
      'with a note that says "Taken over from Priya."',
    verify: code`
      async function verify() {
        const ticket = await get_ticket({ ticket_id: 'T-1008' });
        const left = (await list_tickets({ assignee_id: 'A-3' })).filter(({ status }) => status !== 'closed');
        return left.length === 0 && ticket.assignee_id === 'A-2' && ticket.status === 'open' &&
          ticket.notes.some(({ text }) => text === 'Taken over from Priya.');
      }`,
    solution: code`
      const team = list_agents({ team: 'technical' });
      const priya = team.find(({ name }) => name.startsWith('Priya'));
      const colleague = team.find(({ on_duty }) => on_duty);
      for (const { id, status } of list_tickets({ assignee_id: priya.id })) {
        if (status === 'closed') continue;
        assign_ticket({ ticket_id: id, agent_id: colleague.id });
        add_note({ ticket_id: id, text: 'Taken over from Priya.' });
      }`,
    failures: [
      {
        code: code`assign_ticket({ ticket_id: 'T-1008', agent_id: 'A-2' });`,
        why: 'The note is missing.',
      },
      {
        code: code`add_note({ ticket_id: 'T-1008', text: 'Taken over from Priya.' });`,
        why: 'The ticket is still hers.',
      },
      {
        code: code`
          add_note({ ticket_id: 'T-1008', text: 'Taken over from Priya.' });
          close_ticket({ ticket_id: 'T-1008', resolution: 'declined' });`,
        why: 'Closing it is not handing it over.',
      },
    ],
  }),
  kept({
    instruction:
      'Hanne from the bakery (hanne@visser-bakery.example) says that the opening hours widget is wrong again. Her old ' +
      'ticket is closed, so open a new one for the technical team and name the old number in the text.',
    verify: code`
      function verify() {
        const opened = list_tickets({ customer_id: 'C-109', team: 'technical', status: 'open' });
        if (opened.length !== 1) return false;
        return get_ticket({ ticket_id: opened[0].id }).body.includes('T-1023');
      }`,
    solution: code`
      const hanne = await find_customer_by_email({ email: 'hanne@visser-bakery.example' });
      const [old] = await list_tickets({ customer_id: hanne.id, tag: 'widget' });
      const ticket = await open_ticket({
        customer_id: hanne.id,
        subject: old.subject,
        body: 'The trouble of ' + old.id + ' is back.',
        team: 'technical',
      });
      return ticket.id;`,
    failures: [
      {
        code: code`add_note({ ticket_id: 'T-1023', text: 'The trouble is back.' });`,
        why: 'A note on a closed ticket opens nothing.',
      },
      {
        code: code`
          const body = 'Monday is listed twice again.';
          open_ticket({ customer_id: 'C-109', subject: 'Widget', body, team: 'technical' });`,
        why: 'The old number is missing.',
      },
      {
        code: code`
          open_ticket({ customer_id: 'C-109', subject: 'Widget', body: 'See T-1023.', team: 'accounts' });`,
        why: 'The wrong team.',
      },
    ],
  }),
  kept({
    instruction:
      'Salma (salma@quietgarden.example) is locked out once more and wrote a second ticket about it. Put the two ' +
      'together so that the history stays in the older one, and tell me the name of the agent who has it.',
    verify: code`
      function verify(answer) {
        const newer = get_ticket({ ticket_id: 'T-1026' });
        const older = get_ticket({ ticket_id: 'T-1006' });
        return newer.merged_into === older.id && older.status !== 'closed' && answer === 'Jonah Adeyemi';
      }`,
    solution: code`
      const salma = tools.find_customer_by_email({ email: 'salma@quietgarden.example' });
      const [older, newer] = tools.list_tickets({ customer_id: salma.id, tag: 'login' });
      const { assignee_id } = tools.merge_tickets({ duplicate_id: newer.id, original_id: older.id });
      return tools.list_agents({}).find((agent) => agent.id === assignee_id).name;`,
    failures: [
      {
        code: code`
          merge_tickets({ duplicate_id: 'T-1006', original_id: 'T-1026' });
          return 'Jonah Adeyemi';`,
        why: 'The history ends up in the newer ticket.',
      },
      {
        code: code`
          merge_tickets({ duplicate_id: 'T-1026', original_id: 'T-1006' });
          return 'A-4';`,
        why: 'A number is not a name.',
      },
      {
        code: code`
          add_note({ ticket_id: 'T-1006', text: 'See T-1026.' });
          return 'Jonah Adeyemi';`,
        why: 'Nothing is merged.',
      },
    ],
  }),
];
