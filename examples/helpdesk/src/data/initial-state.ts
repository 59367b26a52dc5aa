import type { HelpdeskState } from '../records.ts';
import { agents } from './agents.ts';
import { customers } from './customers.ts';
import { tickets } from './tickets.ts';

/** The help desk on the morning of 14 March 2025. */
export function initialState(): HelpdeskState {
  return {
    today: '2025-03-14',
    customers: byId(customers),
    agents: byId(agents),
    tickets: byId(tickets),
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
