import { sha256Hex } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { readOfficialPrompts } from '../../prompts/official-prompts.ts';
import {
  benchmarksFolder,
  hasOfficialData,
  officialEnvironment,
  officialPrompts,
} from '../../testing/official-shared.test.support.ts';
import { plainUser } from '../../testing/plain-user.test.support.ts';
import { play } from '../../testing/play.test.support.ts';
import { scriptedModel } from '../../testing/scripted-model.test.support.ts';
import { createStrategy } from './create-strategy.ts';

// sha256 of the system messages, made in Python from prompts.json, policy.md and json.dumps of tools.json.
const SYSTEM_MESSAGES = [
  ['retail', 'react', '00a3f58318aba490d0866da7f27cdf428d82c50347e6a9e615e90c1cb8eec805'],
  ['retail', 'act', '18f186175a6486a6abf86eafb3184dd539845f39e2df388047238797d1ea9d94'],
  ['retail', 'tool-calling', 'd539fd2a46a8b8dd2e934ff9ed92f43e9f6b56bc7a718db8d2803ba8ad8f6bf7'],
  ['airline', 'react', 'd7485e897582986b33c81f6bee5402adaac8b202f997873e53c90ff3ba87a518'],
  ['airline', 'act', '581c228d7b7d7029d73ecaf10497de32b64ca6f11f4a6e280880c3899a9147b4'],
  ['airline', 'tool-calling', '56c335801c16e26b54f600f9db99eb04d31db477e86eb160341d5c66b796c5c8'],
] as const;

describe.skipIf(!hasOfficialData)('with the official wording', () => {
  it.each(SYSTEM_MESSAGES)(
    '%s, %s: the policy is shown what tau-bench shows',
    async (domain, strategy, hash) => {
      const protocol = createStrategy({
        strategy,
        withUser: true,
        compat: 'upstream',
        prompts: officialPrompts(),
      });
      const environment = officialEnvironment(domain);
      const model = scriptedModel(['Hello.']);
      const trajectory = await play(model, { protocol, environment, user: plainUser(['Hi.', '###STOP###']) });
      const [request] = model.requests;
      expect(request?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
      expect(sha256Hex(request?.messages[0]?.content ?? '')).toBe(hash);
      expect(request?.messages[1]?.content).toBe('Hi.');
      expect(request?.tools?.map(({ name }) => name)).toEqual(
        strategy === 'tool-calling' ? environment.tools.map(({ name }) => name) : undefined,
      );
      expect(trajectory.policy.protocol).toMatchObject({ source: 'official', compat: 'upstream' });
    },
  );

  it('reads it from the folder of all benchmarks or from its own', async () => {
    const expected = officialPrompts();
    expect(await readOfficialPrompts(benchmarksFolder)).toEqual(expected);
    expect(await readOfficialPrompts(`${benchmarksFolder}/tau-bench`)).toEqual(expected);
  });
});

describe('without it', () => {
  it('there are none', async () => {
    expect(await readOfficialPrompts(import.meta.dirname)).toBeUndefined();
    expect(await readOfficialPrompts(import.meta.filename)).toBeUndefined();
  });

  it('upstream rules go with our own words, and the record says so', async () => {
    for (const strategy of ['react', 'act'] as const) {
      const { wording } = createStrategy({ strategy, withUser: true, compat: 'upstream' });
      expect(wording).toEqual({ source: 'own', compat: 'upstream' });
    }
  });
});
