import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, 'check-layers.mjs');
const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Runs the check over a repository with these files. */
function checkLayers(files) {
  const folder = mkdtempSync(join(tmpdir(), 'sca-layers-'));
  folders.push(folder);
  const workspace = 'packages:\n  - packages/*\n  - apps/*\n  - examples\n  - examples/*\n';
  for (const [path, text] of Object.entries({ 'pnpm-workspace.yaml': workspace, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof text === 'string' ? text : JSON.stringify(text, null, 2));
  }
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  return { status, problems: stderr.split('\n').filter((line) => /^\S/.test(line)), stderr };
}

const core = { 'packages/core/package.json': { name: '@sca/core' } };
const rl = { 'packages/rl/package.json': { name: '@sca/rl', dependencies: { '@sca/core': 'workspace:*' } } };

describe('what is allowed', () => {
  it.each([
    [
      'an import of a lower package',
      { ...rl, 'packages/rl/src/a.ts': "import type { Json } from '@sca/core';\n" },
    ],
    [
      'a subpath of it',
      { ...rl, 'packages/rl/src/a.ts': "export { readJsonLines } from '@sca/core/node';\n" },
    ],
    [
      '@sca/testing in a test',
      { ...rl, 'packages/rl/src/a.test.ts': "import { testModel } from '@sca/testing';\n" },
    ],
    ['node: in src/node/ of core', { ...core, 'packages/core/src/node/a.ts': "import fs from 'node:fs';\n" }],
    ['node: in a test of core', { ...core, 'packages/core/src/a.test.ts': "import fs from 'node:fs';\n" }],
    [
      'the shared vitest config',
      { ...rl, 'packages/rl/vitest.config.ts': "export { default } from '../../v.ts';\n" },
    ],
    [
      'a string that names a module',
      { ...core, 'packages/core/src/a.ts': "export const name = 'node:fs';\n" },
    ],
    ['what dist holds', { ...rl, 'packages/rl/dist/a.js': "import '@sca/sandbox';\n" }],
  ])('%s', (_, files) => {
    expect(checkLayers(files)).toEqual({ status: 0, problems: [], stderr: '' });
  });
});

describe('what is refused, by file and line', () => {
  const source = (text) => ({ ...rl, 'packages/rl/src/a.ts': text });

  it.each([
    [
      'a sibling',
      source("\nimport { run } from '@sca/sandbox';\n"),
      'src/a.ts:2  @sca/rl must not import @sca/sandbox',
    ],
    [
      'over lines',
      source("import {\n  a,\n  b,\n} from '@sca/model';\n"),
      'src/a.ts:4  @sca/rl must not import @sca/model',
    ],
    [
      'its type',
      source("import type { Run } from '@sca/agents';\n"),
      'src/a.ts:1  @sca/rl must not import @sca/agents',
    ],
    ['for effect', source("import '@sca/runner';\n"), 'src/a.ts:1  @sca/rl must not import @sca/runner'],
    [
      'later',
      source("const a = await import('@sca/policy');\n"),
      'src/a.ts:1  @sca/rl must not import @sca/policy',
    ],
    ['again', source("export * from '@sca/viewer';\n"), 'src/a.ts:1  @sca/rl must not import @sca/viewer'],
    ['@sca/testing', source("import '@sca/testing';\n"), 'src/a.ts:1  @sca/rl must not import @sca/testing'],
    [
      'its files',
      source("import '../../core/src/a.ts';\n"),
      'src/a.ts:1  ../../core/src/a.ts leaves the package',
    ],
  ])('a package imports what is not below it: %s', (_, files, problem) => {
    expect(checkLayers(files)).toMatchObject({ status: 1, problems: [`packages/rl/${problem}`] });
  });

  it('a test imports a sibling', () => {
    const files = { ...rl, 'packages/rl/src/a.test.ts': "import '@sca/sandbox';\n" };
    expect(checkLayers(files).problems).toEqual([
      'packages/rl/src/a.test.ts:1  @sca/rl must not import @sca/sandbox',
    ]);
  });

  it.each([
    ['dependencies', '@sca/testing'],
    ['peerDependencies', '@sca/sandbox'],
    ['devDependencies', '@sca/sandbox'],
  ])('a package.json names a forbidden package in its %s', (field, name) => {
    const files = { 'packages/rl/package.json': { name: '@sca/rl', [field]: { [name]: 'workspace:*' } } };
    expect(checkLayers(files).problems).toEqual([
      `packages/rl/package.json:4  @sca/rl must not depend on ${name}`,
    ]);
  });

  it.each(['node:fs', 'fs', './node.ts', './node/files.ts'])(
    'the main entry of core imports %s',
    (specifier) => {
      const files = { ...core, 'packages/core/src/a.ts': `import '${specifier}';\n` };
      expect(checkLayers(files).problems).toEqual([
        `packages/core/src/a.ts:1  core must not import ${specifier} here`,
      ]);
    },
  );

  it('a package that the table does not know', () => {
    const { problems } = checkLayers({ 'packages/new/package.json': { name: '@sca/new' } });
    expect(problems).toEqual(['packages/new/package.json:1  @sca/new has no row in the table']);
  });

  it('with the reason', () => {
    const { stderr } = checkLayers(source("import '@sca/sandbox';\n"));
    expect(stderr).toContain('why: Training samples are pure functions of trajectories');
  });
});
