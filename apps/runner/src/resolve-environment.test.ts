import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { helpdeskReference } from '@sca/example-helpdesk';
import { expect, it } from 'vitest';
import { resolveEnvironment } from './resolve-environment.ts';

it('finds a known environment by its id', async () => {
  expect(await resolveEnvironment('helpdesk', '/')).toBe(helpdeskReference);
});

it('finds a module by its path', async () => {
  expect(await resolveEnvironment('environments.ts', import.meta.dirname)).toEqual({
    module: `${import.meta.dirname}/environments.ts`,
  });
});

it('finds one of several environments of a module', async () => {
  expect(await resolveEnvironment('environments.ts#second', import.meta.dirname)).toEqual({
    module: `${import.meta.dirname}/environments.ts`,
    export: 'second',
  });
});

it('finds a module whose name has the sign in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sca-env-'));
  writeFileSync(join(folder, 'a#b.mjs'), '');
  expect(await resolveEnvironment('a#b.mjs', folder)).toEqual({ module: join(folder, 'a#b.mjs') });
  rmSync(folder, { recursive: true });
});

it.each([
  ['.', /\. is a folder.*path of a module/],
  ['./missing.ts#one', /no file \.\/missing\.ts/],
  ['environments.ts#', /no name behind the #/],
  ['helpdesk#other', /no environment "helpdesk#other"/],
  [
    'helpdeks',
    /no environment "helpdeks"\. Did you mean helpdesk\? Known are helpdesk, m3tooleval\/message-decoder/,
  ],
  ['./missing.ts', /no file \.\/missing\.ts/],
  ['\u001b[2J', /\\u001b\[2J/],
])('refuses %j', async (name, sentence) => {
  await expect(resolveEnvironment(name, import.meta.dirname)).rejects.toMatchObject({
    code: 'ENVIRONMENT_UNKNOWN',
    message: expect.stringMatching(sentence),
  });
});
