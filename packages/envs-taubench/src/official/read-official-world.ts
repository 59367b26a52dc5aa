import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolSchema } from '@sca/core';
import { z } from 'zod';
import { type Database, DOMAINS, type DomainName } from '../domain.ts';
import { isDict, type PythonValue } from '../python/python-value.ts';
import type { Split, TauTask } from '../tau-task.ts';
import type { World } from '../world.ts';
import { dataError } from './data-error.ts';
import { readDataJson, readDataText } from './read-data-file.ts';

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
 * @throws ScaError `TAUBENCH_DATA_INVALID`
 */
export function readOfficialWorld(dataDir: string, domain: DomainName): World {
  const folder = domainFolder(dataDir, domain);
  return {
    name: 'official',
    policy: readDataText(join(folder, 'policy.md')),
    rules: readShape(join(folder, 'rules.json'), z.array(z.string())),
    schemas: readSchemas(join(folder, 'tools.json'), domain),
    database: () => readDatabase(folder, domain),
    tasks: (split) => readTasks(folder, split),
  };
}

/** The folder of a domain: `DIR/retail`, or `DIR/tau-bench/retail` where DIR holds several benchmarks. */
function domainFolder(dataDir: string, domain: DomainName): string {
  const nested = join(dataDir, 'tau-bench', domain);
  return existsSync(nested) ? nested : join(dataDir, domain);
}

function readDatabase(folder: string, domain: DomainName): Database {
  const tables = DOMAINS[domain].tables.map((table) => {
    const path = join(folder, `${table}.json`);
    const records = readDataJson(path);
    // Tables are looked up by id; only the tools' results show an order of keys.
    if (isDict(records)) delete records.$order;
    if (!isTable(records)) throw dataError(path, 'is not as expected: a table is an object of records by id');
    return [table, records];
  });
  return Object.fromEntries(tables) as Database;
}

/** Not checked by schema, which would copy megabytes. */
function isTable(value: PythonValue): boolean {
  return isDict(value) && Object.values(value).every(isDict);
}

function readTasks(folder: string, split: Split): readonly TauTask[] {
  const path = join(folder, `tasks-${split}.json`);
  // Only the retail domain has train and dev tasks.
  if (split !== 'test' && !existsSync(path)) return [];
  return readShape(path, Tasks) as unknown as readonly TauTask[];
}

function readSchemas(path: string, domain: DomainName): ReadonlyMap<string, ToolSchema> {
  const schemas = new Map(
    readShape(path, Tools).map((tool) => [tool.function.name, tool.function as ToolSchema]),
  );
  const missing = DOMAINS[domain].tools.find(({ name }) => !schemas.has(name));
  if (missing) throw dataError(path, `does not describe the tool ${missing.name}`);
  return schemas;
}

function readShape<Shape extends z.ZodType>(path: string, shape: Shape): z.output<Shape> {
  const value = readDataJson(path);
  checkShape(path, shape, value);
  return value as z.output<Shape>;
}

function checkShape(path: string, shape: z.ZodType, value: PythonValue): void {
  const { error } = shape.safeParse(value);
  const issue = error?.issues[0];
  if (issue)
    throw dataError(path, `is not as expected at ${issue.path.join('.') || 'its top'}: ${issue.message}`);
}
