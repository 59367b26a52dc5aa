import { code } from './code.ts';
import { rejected } from './task-line.ts';

/** Tasks that are lost before, or because of, what their solution does. */
export const brokenTasks = [
  rejected('malformed', {
    instruction: 'Which agents are off duty? Give me their names.',
    verify: code`function verify(answer) { return Array.isArray(answer) && answer.length === 2; }`,
    solution: code`return list_agents({ on_duty: false }).map(({ name }) => name);`,
    failures: [],
  }),
  {
    ...rejected('environment-mismatch', {
      instruction: 'Which plan does Wen Zhao (wen.zhao@papercrane.example) have?',
      verify: code`function verify(answer) { return answer === 'team'; }`,
      solution: code`return find_customer_by_email({ email: 'wen.zhao@papercrane.example' }).plan;`,
      failures: [{ code: code`return 'free';`, why: 'The wrong plan.' }],
    }),
    environment: { id: 'helpdesk', version: '0.9.0' },
  },
  rejected('syntax', {
    instruction: 'Close the ticket of Theo Marchetti about the double charge as solved.',
    verify: code`function verify() { return get_ticket({ ticket_id: 'T-1007' }).resolution === 'solved'; }`,
    solution: code`
      const theo = find_customer_by_email({ email: 'theo@marchetti-cycles.example' };
      const [ticket] = list_tickets({ customer_id: theo.id, tag: 'refund' });
      close_ticket({ ticket_id: ticket.id, resolution: 'solved' });`,
    failures: [
      { code: code`close_ticket({ ticket_id: 'T-1017', resolution: 'solved' });`, why: 'Another ticket.' },
    ],
  }),
  rejected('solution-threw', {
    instruction: 'The question of T-1003 is answered. Please close it as solved.',
    verify: code`function verify() { return get_ticket({ ticket_id: 'T-1003' }).resolution === 'solved'; }`,
    solution: code`
      // Nobody has the ticket, so the tool refuses.
      close_ticket({ ticket_id: 'T-1003', resolution: 'solved' });`,
    failures: [{ code: code`add_note({ ticket_id: 'T-1003', text: 'Answered.' });`, why: 'It stays open.' }],
  }),
  rejected('verifier-threw', {
    instruction: 'Who has the ticket about the audit log?',
    verify: code`
      function verify(answer) {
        return answer.agent.name === 'Rafael Duarte';
      }`,
    solution: code`
      const [ticket] = list_tickets({ tag: 'audit' });
      return list_agents({}).find(({ id }) => id === ticket.assignee_id).name;`,
    failures: [{ code: code`return { agent: { name: 'Jonah Adeyemi' } };`, why: 'Somebody else.' }],
  }),
  rejected('verifier-not-boolean', {
    instruction: 'T-1014 repeats T-1002. Please merge it.',
    verify: code`
      function verify() {
        // The number of a ticket is as good as true, but it is not true.
        return get_ticket({ ticket_id: 'T-1014' }).merged_into;
      }`,
    solution: code`merge_tickets({ duplicate_id: 'T-1014', original_id: 'T-1002' });`,
    failures: [{ code: code`add_note({ ticket_id: 'T-1014', text: 'See T-1002.' });`, why: 'Not merged.' }],
  }),
  rejected('solution-rejected', {
    instruction: 'Wen Zhao asked for a price. Give T-1028 to an agent who is on duty and make it high.',
    verify: code`
      function verify() {
        const { assignee_id, priority } = get_ticket({ ticket_id: 'T-1028' });
        return assignee_id === 'A-4' && priority === 'high';
      }`,
    solution: code`
      const [agent] = list_agents({ team: 'accounts', on_duty: true });
      assign_ticket({ ticket_id: 'T-1028', agent_id: agent.id });`,
    failures: [
      { code: code`set_ticket_priority({ ticket_id: 'T-1028', priority: 'high' });`, why: 'Nobody has it.' },
    ],
  }),
];
