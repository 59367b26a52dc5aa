import type { ScriptedStep } from '@sca/testing';
import { describe, expect, it } from 'vitest';
import { scriptedModel } from '../testing/scripted-model.test.support.ts';
import { createModelUser, type ModelUserOptions } from './model-user.ts';
import type { UserConversation } from './simulated-user.ts';

const INSTRUCTION = 'You are Ann Lee. You want to cancel order #W1234567.';

function meet(options: Omit<ModelUserOptions, 'model'>, script: readonly ScriptedStep[]) {
  const model = scriptedModel(script, 'user-model');
  const user = createModelUser({ ...options, model });
  const conversation = user.start({ instruction: INSTRUCTION, seed: 1, trial: 0, signal: undefined });
  /** What the model was shown at a call, without the system message. */
  const shown = (call: number): string[] =>
    (model.requests[call]?.messages ?? [])
      .filter(({ role }) => role !== 'system')
      .map(({ role, content }) => `${role}: ${content}`);
  return { model, user, conversation, shown };
}

/** The user's lines; `!` marks the one that ends the conversation. */
async function linesOf(conversation: UserConversation, agent: readonly string[]): Promise<string[]> {
  const turns = [await conversation.open()];
  for (const message of agent) turns.push(await conversation.reply(message));
  return turns.map((turn) =>
    turn.status === 'failed'
      ? `failed ${turn.fault} ${turn.bucket}`
      : `${turn.isStop ? '!' : ''}${turn.content}`,
  );
}

const faultsOf = (conversation: UserConversation): string[] =>
  conversation.report().faults.map(({ type, turn }) => `${turn} ${type}`);

describe('llm', () => {
  it('hears a greeting that the policy never sees, and remembers the conversation', async () => {
    const { conversation, shown } = meet({ strategy: 'llm' }, ['Hi, I am Ann.', 'Yes.', '###STOP###']);
    expect(await linesOf(conversation, ['Shall I?', 'Done.'])).toEqual([
      'Hi, I am Ann.',
      'Yes.',
      '!###STOP###',
    ]);
    expect(shown(2)).toEqual([
      'user: Hello, what can I do for you?',
      'assistant: Hi, I am Ann.',
      'user: Shall I?',
      'assistant: Yes.',
      'user: Done.',
    ]);
    expect(conversation.report()).toMatchObject({ faults: [], usage: { calls: 3, promptTokens: 30 } });
  });

  it('upstream: a stop token anywhere ends it, but not in the first message', async () => {
    const { conversation } = meet({ strategy: 'llm', compat: 'upstream' }, [
      '###STOP### Hi.',
      'Yes! ###STOP###',
    ]);
    expect(await linesOf(conversation, ['Shall I cancel it?'])).toEqual([
      '###STOP### Hi.',
      '!Yes! ###STOP###',
    ]);
    expect(faultsOf(conversation)).toEqual(['0 stopped-early', '1 stopped-early']);
  });

  it('fixed: a line that answers a question is heard before the conversation ends', async () => {
    const script = ['Cancel my order.', 'Yes! ###STOP###', 'Thanks. ###STOP###'];
    const { conversation, shown } = meet({ strategy: 'llm' }, script);
    const lines = await linesOf(conversation, ['Shall I cancel it?', 'It is cancelled. Anything else?']);
    expect(lines).toEqual(['Cancel my order.', 'Yes!', '!Thanks. ###STOP###']);
    expect(faultsOf(conversation)).toEqual(['1 stopped-early']);
    expect(shown(2)).toContain('assistant: Yes!');
  });

  it('fixed: an empty line, or a stop before anything was said, is tried again', async () => {
    const { conversation, model } = meet({ strategy: 'llm' }, ['###STOP###', ' \n', 'Hi.']);
    expect(await linesOf(conversation, [])).toEqual(['Hi.']);
    expect(faultsOf(conversation)).toEqual(['0 stopped-early', '0 empty-reply']);
    const seeds = model.requests.map(({ sampling }) => sampling?.seed);
    expect(new Set(seeds).size).toBe(3);
  });

  it('fixed: fails after three tries, and not at the policy’s expense', async () => {
    const { conversation } = meet({ strategy: 'llm' }, ['', '', '']);
    expect(await linesOf(conversation, [])).toEqual(['failed empty-reply infra']);
  });

  it('upstream: an empty line is said', async () => {
    const { conversation } = meet({ strategy: 'llm', compat: 'upstream' }, ['']);
    expect(await linesOf(conversation, [])).toEqual(['']);
    expect(faultsOf(conversation)).toEqual(['0 empty-reply']);
  });

  it('fixed: thinking in the content stays with the user', async () => {
    const { conversation } = meet({ strategy: 'llm' }, ['<think>\nI am Ann.\n</think>\n\nHi.']);
    expect(await linesOf(conversation, [])).toEqual(['Hi.']);
  });

  it('is not played on where the provider filters it', async () => {
    const { conversation } = meet({ strategy: 'llm' }, [{ content: 'I', finishReason: 'content-filter' }]);
    await expect(conversation.open()).rejects.toMatchObject({ code: 'CONTENT_FILTERED' });
  });
});

describe('react', () => {
  const thought = (response: string): string => `Thought:\nHm.\n\nUser Response:\n${response}`;

  it('fixed: says the response and keeps the thought', async () => {
    const { conversation, shown } = meet({ strategy: 'react' }, [thought('Hi.'), thought('###STOP###')]);
    expect(await linesOf(conversation, ['Done.'])).toEqual(['Hi.', '!###STOP###']);
    expect(shown(1)[1]).toBe(`assistant: ${thought('Hi.')}`);
  });

  it('fixed: does not stop over a token in the thought', async () => {
    const { conversation } = meet({ strategy: 'react' }, [
      `Thought:\nNo ###STOP### yet.\nUser Response:\nHi.`,
    ]);
    expect(await linesOf(conversation, [])).toEqual(['Hi.']);
  });

  it('fixed: tries again where there is only a thought, and takes a line without labels', async () => {
    const { conversation } = meet({ strategy: 'react' }, ['Thought: hm', 'Hi.']);
    expect(await linesOf(conversation, [])).toEqual(['Hi.']);
    expect(faultsOf(conversation)).toEqual(['0 unreadable-reply']);
  });

  it('upstream: says the thought and the label', async () => {
    const { conversation, shown } = meet({ strategy: 'react', compat: 'upstream' }, [
      thought('Hi.'),
      'User Response: Yes.',
      `${thought('Bye.')} ###STOP###`,
    ]);
    expect(await linesOf(conversation, ['Shall I?', 'Done.'])).toEqual([
      'Hm.\n\nUser Response:\nHi.',
      'Yes.',
      '!###STOP###',
    ]);
    expect(shown(1)[1]).toBe(`assistant: ${thought('Hi.')}`);
  });

  it.each(['Hi.', 'Thought: a Thought: b', 'User Response: a User Response: b'])(
    'upstream: %j raises, which is a failure of the task',
    async (written) => {
      const { conversation } = meet({ strategy: 'react', compat: 'upstream' }, [written]);
      expect(await linesOf(conversation, [])).toEqual(['failed unreadable-reply agent']);
    },
  );
});

describe('verify', () => {
  it('fixed: shows the supervisor the text and remembers what was said', async () => {
    const script = ['a', 'false', 'b', 'It is not true: false', 'c', 'No idea.', 'd', 'True.'];
    const { conversation, shown } = meet({ strategy: 'verify' }, script);
    expect(await linesOf(conversation, ['And?'])).toEqual(['c', 'd']);
    expect(shown(1)[0]).toContain('# What the customer would say next\n\na\n');
    expect(shown(1)[0]).toContain('# The conversation so far\n\nAgent: Hello, what can I do for you?\n');
    expect(shown(6)).toEqual(['user: Hello, what can I do for you?', 'assistant: c', 'user: And?']);
  });

  it('upstream: takes any "true", shows an object, and forgets what was not approved', async () => {
    const script = ["It's", 'Untrue.', 'b', 'false', 'c', 'false', 'd', 'false', 'e', 'true'];
    const { conversation, shown } = meet({ strategy: 'verify', compat: 'upstream' }, script);
    expect(await linesOf(conversation, ['And?', 'So?'])).toEqual(["It's", 'd', 'e']);
    expect(shown(8).slice(1)).toEqual(["assistant: It's", 'user: And?', 'user: So?']);
    expect(shown(1)[0]).toContain(`Message(content="It's")`);
    // The two sides bear each other's names.
    expect(shown(1)[0]).toContain('Customer: Hello, what can I do for you?');
    expect(shown(1)[0]).toContain('System: ');
  });
});

describe('reflection', () => {
  const reflection = 'Reflection:\nToo much.\nResponse:\nbetter';

  it('fixed: says what the supervisor wrote instead', async () => {
    const { conversation, shown } = meet({ strategy: 'reflection' }, ['a', 'false', reflection, 'b', 'true']);
    expect(await linesOf(conversation, ['And?'])).toEqual(['better', 'b']);
    expect(shown(3)).toEqual(['user: Hello, what can I do for you?', 'assistant: better', 'user: And?']);
  });

  it('fixed: stays with its own line where nothing better can be read', async () => {
    const { conversation } = meet({ strategy: 'reflection' }, ['a', 'false', 'Bad.']);
    expect(await linesOf(conversation, [])).toEqual(['a']);
  });

  it.each([
    ['true', 'b'],
    ['false', 'a'],
  ])('upstream: asks again as if the agent had spoken; %s: says %s', async (verdict, said) => {
    const script = ['a', 'false', reflection, 'b', verdict, 'c', 'true'];
    const { conversation, shown } = meet({ strategy: 'reflection', compat: 'upstream' }, script);
    expect(await linesOf(conversation, ['And?'])).toEqual([said, 'c']);
    expect(shown(3)).toEqual(['user: Hello, what can I do for you?', 'user: better']);
    expect(shown(5)).toEqual([
      'user: Hello, what can I do for you?',
      'assistant: a',
      'assistant: b',
      'user: And?',
    ]);
  });

  it.each(['Bad.', 'Response: a Response: b'])('upstream: the reflection %j raises', async (written) => {
    const { conversation } = meet({ strategy: 'reflection', compat: 'upstream' }, ['a', 'false', written]);
    expect(await linesOf(conversation, [])).toEqual(['failed unreadable-reply agent']);
  });
});

it('records who played it and in whose words', () => {
  const { user } = meet({ strategy: 'react', sampling: { temperature: 0.7 } }, []);
  expect(user.identity).toEqual({
    strategy: 'react',
    model: 'user-model',
    compat: 'fixed',
    source: 'own',
    sampling: { temperature: 0.7 },
    promptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
