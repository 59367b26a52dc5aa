import { code } from './code.ts';
import { rejected } from './task-line.ts';

/** Tasks whose solution passes and whose verifier cannot be trusted. */
export const weakTasks = [
  rejected('failure-accepted', {
    instruction: 'Give T-1012 to Tomas and note that patients find our reminders in their spam folder.',
    verify: code`
      function verify() {
        // Forgets the note.
        return get_ticket({ ticket_id: 'T-1012' }).assignee_id === 'A-2';
      }`,
    solution: code`
      assign_ticket({ ticket_id: 'T-1012', agent_id: 'A-2' });
      add_note({ ticket_id: 'T-1012', text: 'Patients find our reminders in their spam folder.' });`,
    failures: [
      { code: code`add_note({ ticket_id: 'T-1012', text: 'Reminders are spam.' });`, why: 'Nobody has it.' },
      { code: code`assign_ticket({ ticket_id: 'T-1012', agent_id: 'A-2' });`, why: 'The note is missing.' },
    ],
  }),
  rejected('noop-accepted', {
    instruction: 'Make sure that the webhook tickets of Nordhafen are not closed before they are solved.',
    verify: code`
      function verify() {
        return list_tickets({ tag: 'webhook' }).every(({ status }) => status !== 'closed');
      }`,
    solution: code`
      for (const { id } of list_tickets({ tag: 'webhook' })) {
        add_note({ ticket_id: id, text: 'Do not close before it is solved.' });
      }`,
    failures: [
      {
        code: code`
          assign_ticket({ ticket_id: 'T-1004', agent_id: 'A-2' });
          close_ticket({ ticket_id: 'T-1004', resolution: 'solved' });`,
        why: 'Closes one.',
      },
    ],
  }),
  rejected('noop-accepted', {
    instruction:
      'Is all calm at the bakery? Answer true when Hanne Visser has no urgent ticket and false otherwise.',
    verify: code`
      async function verify(answer) {
        const urgent = await list_tickets({ customer_id: 'C-109', priority: 'urgent' });
        return answer === (urgent.length === 0);
      }`,
    solution: code`return (await list_tickets({ customer_id: 'C-109', priority: 'urgent' })).length === 0;`,
    failures: [{ code: code`return false;`, why: 'There is none, so all is calm.' }],
  }),
  rejected('verifier-wrote', {
    instruction:
      'Omar Bianchi cannot work until T-1010 is solved. Give it the highest priority that his plan allows.',
    verify: code`
      function verify() {
        // Asking must not change anything.
        add_note({ ticket_id: 'T-1010', text: 'Verified.' });
        return get_ticket({ ticket_id: 'T-1010' }).priority === 'high';
      }`,
    solution: code`set_ticket_priority({ ticket_id: 'T-1010', priority: 'high' });`,
    failures: [
      {
        code: code`set_ticket_priority({ ticket_id: 'T-1010', priority: 'urgent' });`,
        why: 'Against the policy.',
      },
    ],
  }),
  rejected('unstable', {
    instruction:
      'Write a six-digit code that June can name on the phone into a note on T-1020, and give it to me.',
    verify: code`
      function verify(answer) {
        const { notes } = get_ticket({ ticket_id: 'T-1020' });
        return /^[0-9]{6}$/.test(answer) && notes.some(({ text }) => text === 'Code ' + answer);
      }`,
    solution: code`
      const digits = String(Math.floor(Math.random() * 1e6)).padStart(6, '0');
      add_note({ ticket_id: 'T-1020', text: 'Code ' + digits });
      return digits;`,
    failures: [{ code: code`return '123456';`, why: 'The note is missing.' }],
  }),
];
