import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  createModelUser,
  createScriptedUser,
  createStrategy,
  readOfficialPrompts,
  runEpisode,
} from '@sca/agents';
import { type ModelToolCall, sha256Hex, startSession, Trajectory } from '@sca/core';
import { endsEpisode, officialReward, openAirline, openRetail, type TauTask } from '@sca/envs-taubench';
import { describe, expect, it } from 'vitest';
import { scriptedReplies } from '../testing/scripted-replies.ts';

const dataDir = join(import.meta.dirname, '../../../../../shared/benchmarks');
const hasData = existsSync(join(dataDir, 'tau-bench'));
if (!hasData) console.warn(`Skipped: no official tau-bench data in ${dataDir}.`);

/** Does what a task asks for, call by call, and says its outputs. */
function perfectPolicy({ actions, outputs }: TauTask) {
  const calls = actions.map(({ name, arguments: args }, index): ModelToolCall => {
    return { id: `call-${index}`, name, arguments: JSON.stringify(args) };
  });
  return scriptedReplies([
    ...calls.map((call) => ({
      role: 'assistant' as const,
      content: '',
      toolCalls: [call],
      isSampled: true,
    })),
    `This is done: ${outputs.join(', ')}.`,
    ...Array<string>(10).fill('This is done. Is there anything else?'),
  ]);
}

describe('the own tasks of tau-bench with a scripted user', () => {
  it.each([openRetail(), openAirline()])('$domain: what is right is rewarded', async (bench) => {
    const { environment } = bench;
    const protocol = createStrategy({ strategy: 'tool-calling', withUser: true });
    const rewards = [];
    for (const task of bench.world.tasks('test')) {
      const session = startSession(environment);
      const trajectory = await runEpisode({
        model: perfectPolicy(task),
        environment,
        session,
        task: { id: String(task.id), instruction: task.instruction },
        protocol,
        user: createScriptedUser(),
        limits: { steps: 30 },
        seed: task.id,
        endsEpisode,
        reward: ({ messages }) => ({
          reward: officialReward(bench, task, { session, messages }).reward,
          bucket: null,
          detail: '',
        }),
      });
      rewards.push(Trajectory.parse(trajectory).reward);
      expect(['user-stop', 'environment-end']).toContain(trajectory.stop.type);
    }
    // All but those whose outputs have to be said before the conversation is handed over.
    const isSilent = ({ actions, outputs }: TauTask): boolean =>
      outputs.length > 0 && actions.some(({ name }) => endsEpisode(name));
    expect(rewards).toEqual(bench.world.tasks('test').map((task) => (isSilent(task) ? 0 : 1)));
  });

  it.each([openRetail(), openAirline()])(
    '$domain: facts are told on demand and not before',
    async ({ world }) => {
      for (const { instruction } of world.tasks('test')) {
        const user = createScriptedUser().start({ instruction, seed: 0, trial: 0, signal: undefined });
        const say = async (message?: string): Promise<string> => {
          const turn = await (message === undefined ? user.open() : user.reply(message));
          return turn.status === 'said' ? turn.content : turn.fault;
        };
        // Ids, addresses and dates as they stand in these instructions; nothing of the user's own reading is used.
        const facts =
          instruction.match(
            /[\w.]+@[\w.]+\w|#W\d+|\w+_\d{4,}|\b[A-Z]{3}\d{3}\b|\d{4}-\d\d-\d\d|\b\d{5,}\b/g,
          ) ?? [];
        const told = (text: string): string[] => facts.filter((fact) => text.includes(fact));
        const unasked = [await say(), await say('What can I do for you?'), await say('Anything else?')];
        expect(told(unasked.join('\n'))).toEqual([]);
        const asked = [];
        for (const what of [
          'email address',
          'user id',
          'name and zip code',
          'order number',
          'reservation number',
          'flight number and date',
          'passengers',
          'item id',
          'payment method',
          'new address',
        ])
          asked.push(await say(`Could you tell me the ${what}?`));
        expect(told(asked.join('\n'))).toEqual(facts);
      }
    },
  );
});

describe.skipIf(!hasData)('the official tau-bench', () => {
  // sha256 of the system messages, made in Python from prompts.json, policy.md and json.dumps of tools.json.
  it.each([
    ['retail', 'react', '00a3f58318aba490d0866da7f27cdf428d82c50347e6a9e615e90c1cb8eec805'],
    ['airline', 'react', 'd7485e897582986b33c81f6bee5402adaac8b202f997873e53c90ff3ba87a518'],
    ['airline', 'act', '581c228d7b7d7029d73ecaf10497de32b64ca6f11f4a6e280880c3899a9147b4'],
  ] as const)(
    '%s, %s: our environment is shown as the original shows its own',
    async (domain, strategy, hash) => {
      const open = domain === 'retail' ? openRetail : openAirline;
      const { environment } = open({ world: 'official', dataDir: join(dataDir, 'tau-bench') });
      const prompts = await readOfficialPrompts(dataDir);
      const protocol = createStrategy({ strategy, withUser: true, compat: 'upstream', prompts });
      const [system] = protocol.prompt({ environment, instruction: '' }).messages;
      expect(sha256Hex(system?.content ?? '')).toBe(hash);
    },
  );

  it('runs with official user and agent, and is rewarded officially', async () => {
    const bench = openRetail({ world: 'official', dataDir: join(dataDir, 'tau-bench') });
    const [task] = bench.world.tasks('test');
    if (!task) throw new Error('there is no task');
    const prompts = await readOfficialPrompts(dataDir);
    const session = startSession(bench.environment);
    const userModel = scriptedReplies(['Hi.', '###STOP###']);
    const trajectory = await runEpisode({
      model: perfectPolicy(task),
      environment: bench.environment,
      session,
      task: { id: 'retail/0', instruction: task.instruction },
      protocol: createStrategy({ strategy: 'tool-calling', withUser: true, compat: 'upstream', prompts }),
      user: createModelUser({ strategy: 'llm', model: userModel, compat: 'upstream', prompts }),
      limits: { steps: 30 },
      seed: 0,
      endsEpisode,
      reward: ({ messages }) => ({
        reward: officialReward(bench, task, { session, messages }).reward,
        bucket: null,
        detail: '',
      }),
    });
    expect(trajectory).toMatchObject({
      stop: { type: 'user-stop' },
      reward: 1,
      user: { strategy: 'llm', compat: 'upstream', source: 'official' },
      policy: { protocol: { compat: 'upstream', source: 'official' } },
    });
    expect(userModel.requests[0]?.messages[0]?.content).toContain(task.instruction);
  });
});
