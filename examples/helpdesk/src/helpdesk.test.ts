import { type LocalSession, startSession } from '@sca/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { helpdesk, helpdeskReference } from './index.ts';
import type { Ticket } from './records.ts';

let session: LocalSession;
beforeEach(() => {
  session = startSession(helpdesk);
});

function resultOf(name: string, args: object): unknown {
  const result = session.call(name, args);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const ticketOf = (id: string): Ticket => resultOf('get_ticket', { ticket_id: id }) as Ticket;

describe('reading', () => {
  it('finds a customer by an address in any case', () => {
    expect(resultOf('find_customer_by_email', { email: ' Theo@Marchetti-Cycles.example' })).toMatchObject({
      id: 'C-107',
    });
  });

  it('lists tickets that match every filter', () => {
    const found = resultOf('list_tickets', { team: 'technical', assignee_id: null, tag: 'webhook' });
    expect(found).toMatchObject([{ id: 'T-1004' }, { id: 'T-1005' }]);
  });

  it('lists agents with what they have', () => {
    expect(resultOf('list_agents', { team: 'billing', on_duty: true })).toMatchObject([
      { id: 'A-1', capacity: 6, tickets: 2 },
      { id: 'A-5', capacity: 3, tickets: 3 },
    ]);
  });
});

describe('changing', () => {
  it('opens a ticket with the next number', () => {
    const request = { customer_id: 'C-109', subject: 'Widget again', body: 'See T-1023.', team: 'technical' };
    resultOf('open_ticket', request);
    expect(ticketOf('T-1033')).toMatchObject({
      ...request,
      priority: 'normal',
      status: 'open',
      opened_on: '2025-03-14',
    });
  });

  it('closes, assigns, notes and prioritises', () => {
    resultOf('assign_ticket', { ticket_id: 'T-1003', agent_id: 'A-4' });
    resultOf('set_ticket_priority', { ticket_id: 'T-1003', priority: 'normal' });
    resultOf('add_note', { ticket_id: 'T-1003', text: 'One login on the free plan.' });
    resultOf('close_ticket', { ticket_id: 'T-1003', resolution: 'solved' });
    expect(ticketOf('T-1003')).toMatchObject({
      assignee_id: 'A-4',
      priority: 'normal',
      notes: [{ author: 'desk', text: 'One login on the free plan.' }],
      status: 'closed',
      resolution: 'solved',
    });
  });

  it('merges notes and tags into the original', () => {
    resultOf('merge_tickets', { duplicate_id: 'T-1014', original_id: 'T-1002' });
    expect(ticketOf('T-1002')).toMatchObject({
      tags: ['export', 'csv'],
      notes: [{ author: 'A-2' }],
      status: 'open',
    });
    expect(ticketOf('T-1014')).toMatchObject({
      status: 'closed',
      resolution: 'duplicate',
      merged_into: 'T-1002',
    });
  });

  it('is not seen by another session', () => {
    resultOf('close_ticket', { ticket_id: 'T-1001', resolution: 'solved' });
    expect(startSession(helpdesk).digest()).not.toBe(session.digest());
  });
});

const refusals: [name: string, args: object, sentence: string][] = [
  [
    'find_customer_by_email',
    { email: 'no@one.example' },
    'No customer has the email address no@one.example.',
  ],
  ['get_customer', { customer_id: '__proto__' }, 'There is no customer __proto__.'],
  ['get_ticket', { ticket_id: 'constructor' }, 'There is no ticket constructor.'],
  ['assign_ticket', { ticket_id: 'T-1003', agent_id: 'A-9' }, 'There is no agent A-9.'],
  [
    'assign_ticket',
    { ticket_id: 'T-1003', agent_id: 'A-1' },
    'Ines Okafor is in the team billing, not in accounts.',
  ],
  ['assign_ticket', { ticket_id: 'T-1003', agent_id: 'A-6' }, 'Rafael Duarte is off duty.'],
  [
    'assign_ticket',
    { ticket_id: 'T-1017', agent_id: 'A-5' },
    'Mei Castellanos has no room for another ticket.',
  ],
  ['assign_ticket', { ticket_id: 'T-1001', agent_id: 'A-5' }, 'Mei Castellanos already has ticket T-1001.'],
  [
    'set_ticket_priority',
    { ticket_id: 'T-1015', priority: 'high' },
    'Ticket T-1015 is closed and stays closed.',
  ],
  [
    'close_ticket',
    { ticket_id: 'T-1003', resolution: 'solved' },
    'Nobody has ticket T-1003; assign it before closing it.',
  ],
  [
    'merge_tickets',
    { duplicate_id: 'T-1003', original_id: 'T-1003' },
    'A ticket cannot be merged into itself.',
  ],
  [
    'merge_tickets',
    { duplicate_id: 'T-1025', original_id: 'T-1022' },
    'Tickets T-1025 and T-1022 are of different customers.',
  ],
];

describe('refusing', () => {
  it.each(refusals)('%s %j', (name, args, sentence) => {
    expect(session.call(name, args)).toMatchObject({ ok: false, error: sentence });
    expect(session.digest()).toBe(startSession(helpdesk).digest());
  });
});

describe('the environment', () => {
  it('starts exploration from every customer', () => {
    expect(helpdesk.starts()).toHaveLength(12);
    for (const start of helpdesk.starts()) expect(session.call('get_customer', start).ok).toBe(true);
  });

  it('can be loaded by reference', async () => {
    const module: Record<string, unknown> = await import(helpdeskReference.module);
    expect(module[helpdeskReference.export ?? '']).toBe(helpdesk);
  });
});
