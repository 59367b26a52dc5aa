import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSession } from '@sca/core';
import { helpdesk } from '@sca/example-helpdesk';
import { createChecker } from '@sca/sandbox';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const root = join(folder, '..');

/** Runs an example as its reader would, from the root of the repository. */
async function outputOf(name: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', `examples/${name}`], {
    cwd: root,
  });
  return `\n${stdout}`;
}

describe('the examples run', () => {
  it('01-define-environment', async () => {
    expect(await outputOf('01-define-environment.ts')).toMatchInlineSnapshot(`
      "
      {"Water the plants":"done","Call Mina":"open"}
      There is no todo "Water the cat".
      [
        {
          type: 'replaced',
          path: '/todos/Water the plants',
          before: 'open',
          after: 'done'
        }
      ]
      "
    `);
  });

  it('02-check-task', async () => {
    expect(await outputOf('02-check-task.ts')).toMatchInlineSnapshot(`
      "
      kept
      lost: failure-accepted. The verifier accepts failure case 1 (Ticks off all).
      "
    `);
  });

  it('03-run-code', async () => {
    expect(await outputOf('03-run-code.ts')).toMatchInlineSnapshot(`
      "
      returned 1.1 [ 'an apple costs 0.4' ] 2
      timed-out
      undefinedundefinedundefined
      true
      "
    `);
  });

  it('04-run-episode', async () => {
    expect(await outputOf('04-run-episode.ts')).toMatchInlineSnapshot(`
      "
      user: Hello. Please tick off the todo "Water the plants".
      assistant: May I have your name?
      user: My name is Mina Holm.
      assistant: (calls a tool)
      tool: {"Water the plants":"done","Call Mina":"open"}
      assistant: It is ticked off.
      user: ###STOP###
      ended by user-stop, reward 1
      "
    `);
  });
});

describe.each([
  ['05-build-training-data', 'rl'],
  ['06-call-a-model', 'model'],
])('%s', (name, packageName) => {
  const code = readFileSync(join(folder, `${name}.ts`), 'utf8');

  it('prints what its comments say', async () => {
    const expected = [...code.matchAll(/^\s*console\.log\(.*\n((?:\/\/ .*\n)+)/gm)].flatMap(
      ([, lines = '']) => lines.trim().split('\n'),
    );
    const printed = (await outputOf(`${name}.ts`)).trim().split('\n');
    expect(printed.map((line) => `// ${line}`)).toEqual(expected);
  });

  it(`is what the README of @sca/${packageName} shows`, () => {
    const readme = readFileSync(join(root, 'packages', packageName, 'README.md'), 'utf8');
    expect(readme).toContain(`\`\`\`ts\n${code}\`\`\``);
    expect(readme).toContain(`node --import tsx examples/${name}.ts`);
  });
});

describe('the examples', () => {
  const names = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name));

  it.each(names)('%s fits on a screen', (name) => {
    expect(readFileSync(join(folder, name), 'utf8').split('\n').length).toBeLessThanOrEqual(60);
  });
});

describe('the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  it('shows the environment of the first example', () => {
    const example = readFileSync(join(folder, '01-define-environment.ts'), 'utf8');
    const [environment = ''] = example.replace(', startSession', '').split('\n// Only where');
    expect(environment.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    expect(readme).toContain(environment.trimEnd());
  });

  it('shows a task that is kept in it', async () => {
    const [, task = ''] = readme.match(/```json\n(.*?)```/s) ?? [];
    const environment = { module: join(folder, '01-define-environment.ts') };
    await using checker = createChecker({ environment, workers: 1 });
    expect(await checker.check(JSON.parse(task))).toMatchObject({ reason: null, detail: '', kept: true });
  });
});

describe('the README of the help desk', () => {
  it('shows what the tool answers', () => {
    const readme = readFileSync(join(folder, 'helpdesk/README.md'), 'utf8');
    const { text } = startSession(helpdesk).call('assign_ticket', { ticket_id: 'T-1003', agent_id: 'A-6' });
    expect(readme).toContain(`// ${text}`);
  });
});
