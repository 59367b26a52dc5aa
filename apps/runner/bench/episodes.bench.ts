// 1,000 concurrent episodes of 6 turns over HTTP, against a stub server that takes 1 s for each reply, beside the bare
// `openai` client making the same calls. The server is a process of its own.
// Run with `pnpm bench runner`, or
// `node --conditions=@sca/source --import tsx apps/runner/bench/episodes.bench.ts [--episodes N] [--json FILE]`.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createStrategy, runEpisode } from '@sca/agents';
import { type Model, type ModelRequest, startSession } from '@sca/core';
import { openRetail } from '@sca/envs-taubench';
import { createOpenAIModel } from '@sca/model';
import { createChecker } from '@sca/sandbox';
import { startStubServer } from '@sca/testing';
import { OpenAI } from 'openai';

const TURNS = 6;
const LATENCY_MS = 1_000;
const ROUNDS = 2;
/** What the issue asks for. */
const MAX_RATIO = 1.25;

const { values } = parseArgs({
  options: {
    episodes: { type: 'string', default: '1000' },
    json: { type: 'string' },
    server: { type: 'boolean', default: false },
  },
});

const jsonPath = values.json && resolve(values.json);
// Where the checker's threads look for the environment.
process.chdir(import.meta.dirname);
if (values.server) await serve();
else await measure(Number(values.episodes));

/** Five calls of a tool, then an answer, whatever is asked. */
async function serve(): Promise<void> {
  const server = await startStubServer({
    latencyMs: LATENCY_MS,
    keptRequests: 0,
    replies({ body }) {
      const turn = body.messages.filter(({ role }) => role === 'assistant').length + 1;
      if (turn >= TURNS) return 'Answer: done';
      return { toolCalls: [{ name: 'list_all_product_types', arguments: {} }] };
    },
  });
  process.send?.(server.baseUrl);
  process.on('disconnect', () => process.exit());
}

async function startServer(): Promise<{ baseUrl: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, '--server'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [baseUrl] = (await once(child, 'message')) as [string];
  return { baseUrl, child };
}

async function measure(episodes: number): Promise<void> {
  const { baseUrl, child } = await startServer();
  const { environment } = openRetail();
  await using checker = createChecker({
    environment: { module: '@sca/envs-taubench', export: 'createRetail' },
  });
  const [task] = environment.tasks();
  if (!task) throw new Error('the own store has no task');
  const model = createOpenAIModel({ baseUrl, model: 'stub-model' });
  const protocol = createStrategy({ strategy: 'tool-calling' });

  const play = (policy: Model, isRewarded: boolean) => async (seed: number) => {
    const { stop, calls, reward } = await runEpisode({
      model: policy,
      environment,
      session: startSession(environment),
      task,
      protocol,
      seed,
      ...(isRewarded && {
        reward: ({ calls, answer, messages }) => checker.reward({ task, calls, answer, messages }),
      }),
    });
    const isScored = !isRewarded || reward === 0;
    if (stop.type !== 'answer' || calls.length < TURNS - 1 || !isScored)
      throw new Error(`an episode ended with ${JSON.stringify(stop)}`);
  };

  const bodies = await recordBodies(model, (policy) => play(policy, true)(0));
  const client = new OpenAI({ baseURL: baseUrl, apiKey: 'none', maxRetries: 0 });
  const callBare = async (): Promise<void> => {
    for (const body of bodies) await client.chat.completions.create(body);
  };
  const contenders = {
    'bare openai client': callBare,
    episodes: play(model, false),
    'episodes with rewards': play(model, true),
  };
  // Opens the connections, so that whoever comes first does not pay for all.
  for (const run of Object.values(contenders)) await all(Math.ceil(episodes / 5), run);
  const wallMs: Record<string, number[]> = {};
  const delayP99Ms: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      const measured = await timed(() => all(episodes, run));
      wallMs[name] = [...(wallMs[name] ?? []), measured.wallMs];
      delayP99Ms[name] = [...(delayP99Ms[name] ?? []), measured.delayP99Ms];
    }
  }
  child.kill();
  report(wallMs, delayP99Ms);
}

type Body = Parameters<OpenAI['chat']['completions']['create']>[0] & { stream?: false };

/** The requests of one episode as they go over the wire. */
async function recordBodies(model: Model, playWith: (policy: Model) => Promise<void>): Promise<Body[]> {
  const requests: ModelRequest[] = [];
  await playWith({
    name: model.name,
    generate(request) {
      requests.push(request);
      return model.generate(request);
    },
  });
  return requests.map(({ messages, tools = [], sampling }) => ({
    model: 'stub-model',
    seed: sampling?.seed ?? null,
    tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })),
    messages: messages.map((message) => {
      if (message.role === 'tool')
        return { role: 'tool' as const, content: message.content, tool_call_id: message.toolCallId };
      if (message.role !== 'assistant') return { role: message.role, content: message.content };
      const calls = message.toolCalls?.map(({ id, ...call }) => ({
        id,
        type: 'function' as const,
        function: call,
      }));
      return { role: 'assistant' as const, content: message.content, ...(calls && { tool_calls: calls }) };
    }),
  }));
}

function all(count: number, run: (index: number) => Promise<void>): Promise<unknown> {
  return Promise.all(Array.from({ length: count }, (_, index) => run(index)));
}

async function timed(run: () => Promise<unknown>): Promise<{ wallMs: number; delayP99Ms: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedMs = performance.now();
  await run();
  const wallMs = performance.now() - startedMs;
  delay.disable();
  return { wallMs, delayP99Ms: delay.percentile(99) / 1e6 };
}

function report(wallMs: Record<string, number[]>, delayP99Ms: Record<string, number[]>): void {
  // The quickest round is the one that the machine's other work disturbed least.
  const best = (measured: Record<string, number[]>, name: string): number =>
    Math.min(...(measured[name] ?? []));
  const bareMs = best(wallMs, 'bare openai client');
  const rows = Object.fromEntries(
    Object.keys(wallMs).map((name) => [
      name,
      {
        wallMs: Math.round(best(wallMs, name)),
        ratioToBare: Number((best(wallMs, name) / bareMs).toFixed(3)),
        ratioToIdeal: Number((best(wallMs, name) / (TURNS * LATENCY_MS)).toFixed(3)),
        eventLoopDelayP99Ms: Number(best(delayP99Ms, name).toFixed(1)),
      },
    ]),
  );
  console.table(rows);
  if (jsonPath) writeFileSync(jsonPath, JSON.stringify(rows, null, 2));
  const missed = Object.entries(rows).filter(([, { ratioToBare }]) => ratioToBare > MAX_RATIO);
  for (const [name] of missed) console.error(`Missed: ${name} within ${MAX_RATIO}x of the bare client.`);
  if (missed.length > 0) process.exitCode = 1;
}
