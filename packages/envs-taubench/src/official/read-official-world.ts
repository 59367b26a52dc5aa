import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolSchema } from '@sca/core';
import { z } from 'zod';
import { type Database, DOMAINS, type DomainName } from '../domain.ts';
import { isDict } from '../python/python-value.ts';
import type { Split, TauTask } from '../tau-task.ts';
import type { World } from '../world.ts';
import { dataUnreadable } from './data-error.ts';
import { openDataFolder } from './data-folder.ts';
import { IS_RECORD } from './is-record.ts';
import { readDataJson, readDataShape, readDataText } from './read-data-file.ts';

const Tasks = z.array(
  z.looseObject({
    id: z.int(),
    user_id: z.string(),
    instruction: z.string(),
    actions: z.array(z.looseObject({ name: z.string(), arguments: z.record(z.string(), z.unknown()) })),
    outputs: z.array(z.string()),
  }),
);

const Tools = z.array(
  z.looseObject({
    function: z.looseObject({
      name: z.string(),
      description: z.string(),
      parameters: z.record(z.string(), z.unknown()),
    }),
  }),
);

/**
 * Reads the official world of a domain from a data folder in the layout of `sca data pull tau-bench`.
 *
 * Policy, rules and tool descriptions are read now; database and tasks when first asked for.
 *
 * @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE`, `DATA_VERSION`
 */
export function readOfficialWorld(dataDir: string, domain: DomainName): World {
  const folder = join(openDataFolder(dataDir), domain);
  return {
    name: 'official',
    policy: readDataText(join(folder, 'policy.md')),
    rules: readDataShape(join(folder, 'rules.json'), z.array(z.string())),
    schemas: readSchemas(join(folder, 'tools.json'), domain),
    database: () => readDatabase(folder, domain),
    tasks: (split) => readTasks(folder, split),
  };
}

function readDatabase(folder: string, domain: DomainName): Database {
  const tables = DOMAINS[domain].tables.map((table) => [table, readTable(folder, domain, table)]);
  return Object.fromEntries(tables) as Database;
}

function readTable(folder: string, domain: DomainName, table: string): Database[string] {
  const path = join(folder, `${table}.json`);
  const records = readDataJson(path);
  if (!isDict(records)) throw dataUnreadable(path, 'it is no object of records by id');
  // Tables are looked up by id; only the tools' results show an order of keys.
  delete records.$order;
  const isRecord = IS_RECORD[domain][table] as (record: Database[string]) => boolean;
  for (const [id, record] of Object.entries(records)) {
    if (!isDict(record) || !isRecord(record)) {
      throw dataUnreadable(path, `the record "${id}" lacks something, or has it in another type`);
    }
  }
  return records;
}

function readTasks(folder: string, split: Split): readonly TauTask[] {
  const path = join(folder, `tasks-${split}.json`);
  // Only the retail domain has train and dev tasks.
  if (split !== 'test' && !existsSync(path)) return [];
  return readDataShape(path, Tasks) as unknown as readonly TauTask[];
}

function readSchemas(path: string, domain: DomainName): ReadonlyMap<string, ToolSchema> {
  const schemas = new Map(
    readDataShape(path, Tools).map((tool) => [tool.function.name, tool.function as ToolSchema]),
  );
  const missing = DOMAINS[domain].tools.find(({ name }) => !schemas.has(name));
  if (missing) throw dataUnreadable(path, `it does not describe the tool ${missing.name}`);
  return schemas;
}
