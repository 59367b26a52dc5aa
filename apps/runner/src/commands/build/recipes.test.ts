import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trajectory } from '@sca/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../../run.ts';
import { rollout, rolloutTokens } from '../../testing/rollout.ts';
import { createTestContext } from '../../testing/test-context.ts';

const recipes = join(import.meta.dirname, '../../../../../recipes');

/** Every `sca build` command that a recipe tells its reader to run. */
const commands = readdirSync(recipes, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'README.md')
  .flatMap((entry) => {
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    return [...text.matchAll(/sca (build .*)$/gm)].map(
      ([, command]) => [entry.name, command as string] as const,
    );
  });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-recipes-'));
  const tokens = rolloutTokens as NonNullable<Trajectory['tokens']>;
  const lines = ['a', 'b', 'c', 'd'].map((id, index) =>
    rollout(id, { tokens, reward: index % 2 === 0 ? 1 : 0 }),
  );
  writeFileSync(join(folder, 'rollouts.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(commands)('%s: sca %s', async (_recipe, command) => {
  const context = createTestContext({ cwd: folder });
  expect({ exitCode: await run(command.split(' '), context), stderr: context.stderr.text }).toEqual({
    exitCode: 0,
    stderr: '',
  });
});

it('are all told', () => {
  expect(commands.length).toBeGreaterThan(8);
});
