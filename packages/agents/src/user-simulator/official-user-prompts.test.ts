import { describe, expect, it } from 'vitest';
import { hasOfficialData, officialPrompts } from '../testing/official-shared.test.support.ts';
import { scriptedModel } from '../testing/scripted-model.test.support.ts';
import { createModelUser } from './model-user.ts';
import type { ModelUserStrategy } from './user-wording.ts';

const INSTRUCTION = 'You are Ann Lee in 19122. You want to cancel order #W1234567.';

async function requestsOf(strategy: ModelUserStrategy, script: readonly string[]) {
  const model = scriptedModel(script);
  const user = createModelUser({ strategy, model, compat: 'upstream', prompts: officialPrompts() });
  await user.start({ instruction: INSTRUCTION, seed: 1, trial: 0, signal: undefined }).open();
  expect(user.identity).toMatchObject({ source: 'official', compat: 'upstream' });
  return model.requests.map(({ messages }) => messages.map(({ role, content }) => [role, content]));
}

describe.skipIf(!hasOfficialData)('with the official wording', () => {
  const prompts = hasOfficialData ? officialPrompts() : undefined;
  const systemOf = (kind: 'llm' | 'react') =>
    prompts?.user[kind].system.split('{instruction}').join(INSTRUCTION);
  const transcript = () => `System: ${systemOf('llm')}\nCustomer: Hi! How can I help you today?`;
  const filled = (template = '', response = '', shown = transcript()): string =>
    template.split('{transcript}').join(shown).split('{response}').join(response);

  it.each(['llm', 'react'] as const)('%s: system message and greeting', async (strategy) => {
    const [first] = await requestsOf(strategy, ['Thought: hi']);
    expect(first).toEqual([
      ['system', systemOf(strategy)],
      ['user', 'Hi! How can I help you today?'],
    ]);
  });

  it('verify: the supervisor sees a repr and the sides the wrong way round', async () => {
    const [, second] = await requestsOf('verify', ["I'm Ann.\n", 'true']);
    const shown = filled(prompts?.supervisor.verify, `Message(content="I'm Ann.\\n")`);
    expect(second).toEqual([['user', shown]]);
  });

  it('reflection: the supervisor sees the text, and the second verdict what it wrote itself', async () => {
    const script = ['a', 'false', 'Reflection: x Response: better', 'b', 'true'];
    const [, verified, reflected, again, verifiedAgain] = await requestsOf('reflection', script);
    expect(verified).toEqual([['user', filled(prompts?.supervisor.verify, 'a')]]);
    expect(reflected).toEqual([['user', filled(prompts?.supervisor.reflect, 'a')]]);
    expect(again?.slice(2)).toEqual([['user', 'better']]);
    const longer = `${transcript()}\nCustomer: better`;
    expect(verifiedAgain).toEqual([['user', filled(prompts?.supervisor.verify, 'b', longer)]]);
  });
});
