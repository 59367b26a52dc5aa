import { AIRLINE_TOOLS } from './airline/airline-tools.ts';
import type { PythonValue } from './python/python-value.ts';
import { RETAIL_TOOLS } from './retail/retail-tools.ts';
import type { TauTool } from './tools/tau-tool.ts';

/** The two environments of tau-bench. */
export type DomainName = 'retail' | 'airline';

/** What the two domains differ in, apart from their worlds. */
export interface Domain {
  readonly name: DomainName;
  /** The tables of the database, each a file of the data folder. */
  readonly tables: readonly string[];
  readonly tools: readonly TauTool<never>[];
}

/** A database: tables of records by id. */
export type Database = Record<string, Record<string, PythonValue>>;

/** A call of a tool that ends the conversation; ground truths leave it out when they are replayed. */
export const TERMINATING_TOOL = 'transfer_to_human_agents';

export const DOMAINS: Readonly<Record<DomainName, Domain>> = {
  retail: { name: 'retail', tables: ['orders', 'products', 'users'], tools: RETAIL_TOOLS },
  airline: { name: 'airline', tables: ['flights', 'reservations', 'users'], tools: AIRLINE_TOOLS },
};
