import { z } from 'zod';

/** Which group of agents a ticket belongs to. */
export const Team = z.enum(['billing', 'technical', 'accounts']);
export type Team = z.infer<typeof Team>;

/** `pending` waits for the customer. */
export const TicketStatus = z.enum(['open', 'pending', 'closed']);
export type TicketStatus = z.infer<typeof TicketStatus>;

export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof Priority>;

/** Why a ticket was closed. */
export const Resolution = z.enum(['solved', 'duplicate', 'no_reply', 'declined']);
export type Resolution = z.infer<typeof Resolution>;

export const Customer = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  company: z.string(),
  plan: z.enum(['free', 'team', 'enterprise']),
});
export type Customer = z.infer<typeof Customer>;

export const Agent = z.strictObject({
  id: z.string(),
  name: z.string(),
  team: Team,
  on_duty: z.boolean(),
  /** How many tickets that are not closed the agent may have. */
  capacity: z.int().nonnegative(),
});
export type Agent = z.infer<typeof Agent>;

/** An internal remark on a ticket. */
const Note = z.strictObject({ author: z.string(), text: z.string() });

export const Ticket = z.strictObject({
  id: z.string(),
  customer_id: z.string(),
  subject: z.string(),
  body: z.string(),
  team: Team,
  status: TicketStatus,
  priority: Priority,
  /** The agent who has the ticket. */
  assignee_id: z.string().nullable(),
  opened_on: z.iso.date(),
  /** When the customer or the help desk last did something. */
  updated_on: z.iso.date(),
  tags: z.array(z.string()),
  notes: z.array(Note),
  /** Null while the ticket is not closed. */
  resolution: Resolution.nullable(),
  /** The ticket that took over this one, where it was closed as a duplicate. */
  merged_into: z.string().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

/** What the tools of the help desk read and change. Records are keyed by their id. */
export interface HelpdeskState {
  /** The desk's date: there is no clock. */
  readonly today: string;
  readonly customers: Record<string, Customer>;
  readonly agents: Record<string, Agent>;
  readonly tickets: Record<string, Ticket>;
}
