import { createScriptedUser, createStrategy, runEpisode } from '@sca/agents';
import { type Model, startSession } from '@sca/core';
import { createChecker } from '@sca/sandbox';
import { todo } from './01-define-environment.ts';

const environment = { module: new URL('./01-define-environment.ts', import.meta.url).href, export: 'todo' };
const checker = createChecker({ environment, workers: 1 });

const task = {
  id: 'plants',
  environment: { id: 'todo' },
  instruction: 'You are Mina Holm. Tick off the todo "Water the plants".',
  solution: `finish_todo({ title: 'Water the plants' });`,
  verify: `function verify() { return list_todos({})['Water the plants'] === 'done'; }`,
  failures: [{ code: `finish_todo({ title: 'Call Mina' });`, why: 'Ticks off the wrong one.' }],
};

// A policy of three turns. An endpoint takes its place with createOpenAIModel of @sca/model.
const turns = [
  { content: 'May I have your name?' },
  { toolCalls: [{ id: '1', name: 'finish_todo', arguments: '{"title": "Water the plants"}' }] },
  { content: 'It is ticked off.' },
];
const model: Model = {
  name: 'three-turns',
  async generate({ messages }) {
    const turn = messages.filter(({ role }) => role === 'assistant').length;
    return {
      message: { role: 'assistant', content: '', isSampled: true, ...turns[turn] },
      finishReason: 'stop',
      usage: { calls: 1, promptTokens: 0, cachedTokens: 0, completionTokens: 0, costUsd: 0 },
    };
  },
};

const { messages, stop, reward } = await runEpisode({
  model,
  environment: todo,
  session: startSession(todo),
  task,
  protocol: createStrategy({ strategy: 'tool-calling', withUser: true }),
  user: createScriptedUser(),
  reward: ({ calls, answer, messages }) => checker.reward({ task, calls, answer, messages }),
  seed: 1,
});
for (const { role, content } of messages.slice(1)) console.log(`${role}: ${content || '(calls a tool)'}`);
console.log(`ended by ${stop.type}, reward ${reward}`);
await checker.close();
