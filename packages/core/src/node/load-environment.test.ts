import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnvironmentReference } from '../environment-reference.ts';

// A stranger's modules, loaded by a process of its own: here vitest would load them, not Node.
const TYPED = `
import { defineEnvironment, defineTool } from '@sca/core';
import { z } from 'zod';
import { start } from './start.ts';
interface State { count: number }
const add = defineTool({ name: 'add', description: 'Adds.', effect: 'write', input: z.object({ by: z.number() }),
  execute(state: State, { by }) { state.count += by; return state.count; } });
export const counter = defineEnvironment<State>({ id: 'stranger/typed', version: '1', tools: [add], initialState: { count: start } });
`;
const FILES: Record<string, string> = {
  'typed.ts': TYPED,
  'typed.mts': TYPED,
  'start.ts': 'export const start: number = 3;',
  'plain.js': TYPED.replace(/interface.*/, '')
    .replace(/: State|<State>/g, '')
    .replace("'./start.ts'", "'./start.mjs'"),
  'start.mjs': 'export const start = 3;',
  'made.mjs': `import { defineEnvironment } from '@sca/core';
    export async function make(options) { return defineEnvironment({ id: 'stranger/' + options.name, version: '1', tools: [], initialState: {} }); }`,
  'throws.mjs': 'export function make() { throw new Error("no database"); }',
  'returns.mjs': 'export function make() { return 3; }',
  'imports.mjs': 'import "not-installed";',
  'breaks.ts':
    "import { start } from './start.ts';\n\nconst none = undefined as unknown as { a: number };\nconsole.log(start, none.a);\n",
  'nested.mjs': "import './deeper.mjs';",
  'deeper.mjs': "\n\nthrow new Error('deep down');",
  'syntax.mjs': 'const one = 1;\nconst two = = 2;',
  'syntax.ts': 'const one: number = 1;\nconst two = = 2;',
  'factory.mjs': 'export function make() {\n  return undefined.field;\n}',
  'node_modules/installed/package.json': '{ "name": "installed", "type": "module", "exports": "./index.js" }',
  'node_modules/installed/index.js': `export { counter } from '../../plain.js';`,
};
const RUN = `
import { startSession } from '@sca/core';
import { loadEnvironment } from '@sca/core/node';
const results = [];
for (const reference of JSON.parse(process.argv[2])) {
  try {
    const environment = await loadEnvironment(reference);
    const result = environment.tools.length > 0 ? startSession(environment).call('add', { by: 2 }).value : null;
    results.push({ id: environment.id, result });
  } catch (error) {
    results.push({ code: error.code, message: error.message });
  }
}
console.log(JSON.stringify(results));
`;
const coreFolder = join(import.meta.dirname, '../..');

interface Loaded {
  readonly id?: string;
  readonly result?: unknown;
  readonly code?: string;
  readonly message?: string;
}

let folder: string;
let runner: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-load-'));
  await mkdir(join(folder, 'node_modules/installed'), { recursive: true });
  await Promise.all(Object.entries(FILES).map(([name, text]) => writeFile(join(folder, name), text)));
  runner = join(coreFolder, 'dist', `load-${process.pid}.test.mjs`);
  await writeFile(runner, RUN);
});
afterAll(() => Promise.all([rm(folder, { recursive: true }), rm(runner)]));

async function load(references: readonly EnvironmentReference[]): Promise<Loaded[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [runner, JSON.stringify(references)], {
    cwd: folder,
  });
  return JSON.parse(stdout) as Loaded[];
}

test('loads environments of a folder where nothing is installed', async () => {
  const references = [
    { module: join(folder, 'plain.js') },
    { module: 'installed' },
    { module: join(folder, 'made.mjs'), export: 'make', options: { name: 'made' } },
    { module: join(folder, 'typed.ts') },
    { module: pathToFileURL(join(folder, 'typed.mts')).href, export: 'counter' },
  ];
  const typed = { id: 'stranger/typed', result: 5 };
  expect(await load(references)).toEqual([typed, typed, { id: 'stranger/made', result: null }, typed, typed]);
});

test('says what was found and what to do where there is no environment', async () => {
  const modules = ['absent.mjs', 'imports.mjs', 'throws.mjs', 'returns.mjs', 'start.mjs'].map((name) =>
    join(folder, name),
  );
  const results = await load([...modules, 'not-installed', './made.mjs'].map((module) => ({ module })));
  expect(results.map(({ code }) => code)).toEqual(results.map(() => 'ENVIRONMENT_LOAD_FAILED'));
  const [absent, imports, throws, returns, start, missing, relative] = results.map(({ message }) => message);
  expect(absent).toContain('no such module');
  expect(imports).toContain("Cannot find package 'not-installed'");
  expect(throws).toContain(`"make" failed at ${join(folder, 'throws.mjs')}:1: no database`);
  expect(returns).toContain('returned a number');
  expect(start).toContain('start (number)');
  expect(missing).toContain('no such module');
  expect(relative).toContain('absolute path');
});

test('names file and line of what failed', async () => {
  const names = ['breaks.ts', 'nested.mjs', 'syntax.mjs', 'syntax.ts', 'factory.mjs'];
  const results = await load(names.map((name) => ({ module: join(folder, name) })));
  const places = [
    'breaks.ts:4: ',
    'deeper.mjs:3: deep down',
    'syntax.mjs:2: ',
    'syntax.ts:2:',
    'factory.mjs:2: ',
  ];
  for (const [index, place] of places.entries())
    expect(results[index]?.message).toContain(join(folder, place));
});
