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

it.each([
  [
    'helpdeks',
    /no environment "helpdeks"\. Did you mean helpdesk\? Known are helpdesk, m3tooleval\/message-decoder/,
  ],
  ['./missing.ts', /no file \.\/missing\.ts/],
  ['\u001b[2J', /\\u001b\[2J/],
])('refuses %j', async (name, sentence) => {
  await expect(resolveEnvironment(name, '/')).rejects.toMatchObject({
    code: 'ENVIRONMENT_UNKNOWN',
    message: expect.stringMatching(sentence),
  });
});
