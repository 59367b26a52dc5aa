import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createStrategy, runEpisode, sessionFunctions } from '@sca/agents';
import { type Environment, type RewardReport, startSession, Trajectory } from '@sca/core';
import {
  createActionProtocol,
  m3tooleval,
  openDataFolder,
  readPromptTemplates,
  tradeCalculator,
  UPSTREAM_TURN_LIMIT,
} from '@sca/envs-m3tooleval';
import { createSandbox, startCodeSession } from '@sca/sandbox';
import { afterAll, describe, expect, it } from 'vitest';
import { scriptedReplies } from '../testing/scripted-replies.ts';

const dataDir = join(import.meta.dirname, '../../../../../shared/benchmarks');
const hasData = existsSync(join(dataDir, 'm3tooleval'));
if (!hasData) console.warn(`Skipped: no official M3ToolEval data in ${dataDir}.`);

const sandbox = createSandbox({ workers: 1 });
afterAll(() => sandbox.close());

const reward = ({ answer }: { answer: unknown }): RewardReport => ({
  reward: answer === '7500' ? 1 : 0,
  bucket: 'agent',
  detail: '',
});
const task = { id: 'task-1', instruction: 'Convert 5000 at 1.5.' };

async function play(
  environment: Environment,
  replies: readonly string[],
  options: Partial<Parameters<typeof runEpisode>[0]> = {},
) {
  const session = startSession(environment);
  const code = startCodeSession(sandbox, { tools: sessionFunctions(environment, session) });
  const model = scriptedReplies(replies);
  const protocol = createStrategy({ strategy: 'tool-calling' });
  const trajectory = await runEpisode({
    model,
    environment,
    session,
    code,
    task,
    protocol,
    seed: 0,
    reward,
    limits: { steps: UPSTREAM_TURN_LIMIT },
    ...options,
  });
  code.close();
  const shown = trajectory.messages.slice(1).map(({ role, content }) => `${role}: ${content}`);
  return { trajectory: Trajectory.parse(trajectory), shown, requests: model.requests };
}

describe('the protocols of M3ToolEval in the loop', () => {
  const action = (text: string): string => `Action: ${text} End Action`;

  it('upstream: a wrong answer is told to be wrong, what is unreadable goes back, the rest is cut', async () => {
    const environment = await tradeCalculator({ compat: 'upstream' });
    const protocol = createActionProtocol({ environment, mode: 'text', compat: 'upstream' });
    const replies = [
      `${action('convert_currency, 5000, 1.5')}\nAction: x End Action`,
      'Answer: 5000',
      'Hm.',
      'Answer: 7500',
    ];
    const { trajectory, shown } = await play(environment, replies, { protocol });
    expect(shown).toEqual([
      'assistant: Action: convert_currency, 5000, 1.5 End Action',
      'user: 7500.0',
      'assistant: Answer: 5000',
      expect.stringMatching(/^user: Your answer is incorrect\./),
      'assistant: Hm.',
      expect.stringMatching(/^user: .*Invalid/i),
      'assistant: Answer: 7500',
    ]);
    expect(trajectory).toMatchObject({ stop: { type: 'answer' }, answer: '7500', reward: 1 });
  });

  it('upstream: ten turns are all', async () => {
    const environment = await tradeCalculator({ compat: 'upstream' });
    const protocol = createActionProtocol({ environment, mode: 'json', compat: 'upstream' });
    const { trajectory } = await play(environment, Array<string>(10).fill('Answer: 1'), { protocol });
    expect(trajectory).toMatchObject({ stop: { type: 'limit', detail: 'steps' }, reward: 0 });
  });

  it('one answer: the first one counts', async () => {
    const environment = await tradeCalculator();
    const protocol = createActionProtocol({ environment, mode: 'json', oneAnswer: true });
    const replies = [
      action('{"tool": "convert_currency", "args": [5000, 1.5]}'),
      'Answer: 1',
      'Answer: 7500',
    ];
    const { trajectory } = await play(environment, replies, { protocol });
    expect(trajectory).toMatchObject({ stop: { type: 'answer' }, answer: '1', reward: 0 });
    expect(trajectory.calls).toEqual([{ name: 'convert_currency', args: expect.anything(), ok: true }]);
  });

  it('code runs in the sandbox and keeps its variables', async () => {
    const environment = await tradeCalculator();
    const protocol = createActionProtocol({ environment, mode: 'code' });
    const replies = [
      action('\nconst price = convert_currency({ base_price: 5000, conversion_rate: 1.5 });\n'),
      action('\nconsole.log(price);\n'),
      'Answer: 7500',
    ];
    const { trajectory, shown } = await play(environment, replies, { protocol });
    expect(shown[3]).toBe('user: 7500');
    expect(trajectory).toMatchObject({ answer: '7500', reward: 1, calls: [{ name: 'convert_currency' }] });
  });

  it('native tool calls serve as well: what is written without one is the answer', async () => {
    const environment = await tradeCalculator();
    const { trajectory } = await play(environment, ['It is this.\nAnswer: 7500']);
    expect(trajectory).toMatchObject({ answer: '7500', reward: 1 });
  });
});

describe.skipIf(!hasData)('the official wording', () => {
  it('is what the policy is shown: one user message, the same as the recorded prompt', async () => {
    const folder = await openDataFolder(dataDir);
    const templates = await readPromptTemplates(folder);
    const environments = await m3tooleval.environments('m3tooleval', { world: 'official', dataDir });
    const tasks = await m3tooleval.tasks('m3tooleval', { world: 'official', dataDir });
    const rows = JSON.parse(await readFile(join(dataDir, 'm3tooleval/prompts.json'), 'utf8')) as {
      task: string;
      action_mode: 'text_as_action' | 'json_as_action' | 'code_as_action';
      prompt: string;
    }[];
    expect(rows).toHaveLength(9);
    for (const { task: name, action_mode, prompt } of rows) {
      const official = tasks.find(({ instruction }) => prompt.includes(`Instruction: ${instruction}\n`));
      const environment = environments.find(({ id }) => id === official?.environment.id);
      if (!official || !environment) throw new Error(`${name} is not among the official tasks`);
      const mode = action_mode.slice(0, 4) as 'text' | 'json' | 'code';
      const protocol = createActionProtocol({ environment, mode, compat: 'upstream', templates });
      const { requests } = await play(environment, ['Answer: 7500'], { protocol, task: official });
      expect(requests[0]?.messages).toEqual([{ role: 'user', content: prompt }]);
      expect(requests[0]?.tools).toBeUndefined();
    }
  });
});
