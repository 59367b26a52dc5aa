import { code } from './code.ts';
import { rejected } from './task-line.ts';

/** Tasks with code that runs into a limit. */
export const runawayTasks = [
  rejected('timed-out', {
    instruction: 'Wait until T-1002 is closed and tell me when it is.',
    verify: code`function verify(answer) { return answer === 'closed'; }`,
    solution: code`
      // Nobody else works on the desk while this waits.
      let { status } = get_ticket({ ticket_id: 'T-1002' });
      while (status !== 'closed') status = status.trim();
      return status;`,
    failures: [{ code: code`return 'open';`, why: 'It is not closed.' }],
  }),
  rejected('out-of-memory', {
    instruction: 'Which pairs of tickets have the same subject?',
    verify: code`function verify(answer) { return Array.isArray(answer) && answer.length === 0; }`,
    solution: code`
      const pairs = [];
      const tickets = list_tickets({});
      for (let first = 0; ; first += 1) {
        const ticket = tickets[first % tickets.length];
        pairs.push(new Array(1000).fill(ticket.subject));
      }`,
    failures: [{ code: code`return ['T-1001'];`, why: 'One ticket is no pair.' }],
  }),
  rejected('output-too-large', {
    instruction: 'Give me the texts of all tickets in one string.',
    verify: code`function verify(answer) { return typeof answer === 'string' && answer.length > 1000; }`,
    solution: code`
      const texts = list_tickets({}).map(({ id }) => get_ticket({ ticket_id: id }).body).join();
      return texts.repeat(1000);`,
    failures: [
      {
        code: code`return list_tickets({}).map(({ subject }) => subject).join();`,
        why: 'Subjects are no texts.',
      },
    ],
  }),
  rejected('pending', {
    instruction: 'Ask Jonah whether he takes T-1026, and give it to him if he does.',
    verify: code`function verify() { return get_ticket({ ticket_id: 'T-1026' }).assignee_id === 'A-4'; }`,
    solution: code`
      // Nothing ever answers.
      const takesIt = await new Promise(() => {});
      if (takesIt) assign_ticket({ ticket_id: 'T-1026', agent_id: 'A-4' });`,
    failures: [{ code: code`return 'no';`, why: 'Jonah does not have it.' }],
  }),
  rejected('pending', {
    instruction: 'Give T-1013 to Jonah.',
    verify: code`
      async function verify() {
        const ticket = get_ticket({ ticket_id: 'T-1013' });
        await { then() {} };
        return ticket.assignee_id === 'A-4';
      }`,
    solution: code`assign_ticket({ ticket_id: 'T-1013', agent_id: 'A-4' });`,
    failures: [
      { code: code`add_note({ ticket_id: 'T-1013', text: 'For Jonah.' });`, why: 'Jonah does not have it.' },
    ],
  }),
];
