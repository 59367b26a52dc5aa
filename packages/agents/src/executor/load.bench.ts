// 10,000 concurrent episodes of 6 turns against a model in this process that takes 2 s for each reply.
// Run with `pnpm bench agents`, or
// `node --conditions=@sca/source --import tsx packages/agents/src/executor/load.bench.ts [--episodes N] [--json FILE]`.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { defineEnvironment, defineTool, type Model, startSession } from '@sca/core';
import { z } from 'zod';
import { runEpisode } from './run-episode.ts';
import { createStrategy } from './strategies/create-strategy.ts';

const TURNS = 6;
const LATENCY_MS = 2_000;
/** What the issue asks for. */
const MAX_RATIO = 1.5;
const MAX_MEMORY_MB = 1_500;

const { values } = parseArgs({
  options: { episodes: { type: 'string', default: '10000' }, json: { type: 'string' } },
});
const episodes = Number(values.episodes);

interface Store {
  orders: Record<string, { id: string; status: string; items: string[]; note: string }>;
}

// As large as an order of tau-bench, about 1.5 kB.
const orders = Object.fromEntries(
  Array.from({ length: 1_000 }, (_, index) => {
    const items = Array.from(
      { length: 5 },
      (_item, item) => `article ${index}-${item}, midnight blue, extra large`,
    );
    return [`W${index}`, { id: `W${index}`, status: 'pending', items, note: 'left at the door '.repeat(70) }];
  }),
);
const input = z.object({ order_id: z.string() });
const store = defineEnvironment<Store>({
  id: 'bench/store',
  version: '1',
  policy: 'Only pending orders can be cancelled. '.repeat(150),
  initialState: { orders },
  tools: [
    defineTool({
      name: 'get_order',
      description: 'Shows an order.',
      effect: 'read',
      input,
      execute: ({ orders }: Store, { order_id }) => orders[order_id],
    }),
    defineTool({
      name: 'cancel_order',
      description: 'Cancels an order.',
      effect: 'write',
      input,
      execute({ orders }: Store, { order_id }) {
        const order = orders[order_id];
        if (order) order.status = 'cancelled';
        return order;
      },
    }),
  ],
});

/** Five calls, the last of which writes, then an answer; with the tokens that a server for training returns. */
const model: Model = {
  name: 'in-process',
  async generate({ messages }) {
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    const turn = messages.filter(({ role }) => role === 'assistant').length + 1;
    const order = `W${(messages.length * 7 + turn) % 1_000}`;
    const name = turn === TURNS - 1 ? 'cancel_order' : 'get_order';
    const call = { id: `call-${turn}`, name, arguments: `{"order_id": "${order}"}` };
    const completionIds = Array.from({ length: 30 }, (_, index) => index + turn);
    return {
      message: {
        role: 'assistant',
        content: turn === TURNS ? 'Answer: done' : '',
        ...(turn < TURNS && { toolCalls: [call] }),
        isSampled: true,
      },
      finishReason: turn === TURNS ? 'stop' : 'tool-calls',
      usage: { calls: 1, promptTokens: 500 * turn, cachedTokens: 0, completionTokens: 30, costUsd: 0 },
      tokens: { completionIds, logprobs: completionIds.map(() => -0.1) },
    };
  },
};

const protocol = createStrategy({ strategy: 'tool-calling' });
const controller = new AbortController();
const run = (seed: number) =>
  runEpisode({
    model,
    environment: store,
    session: startSession(store),
    task: { id: `task-${seed}`, instruction: `Cancel order W${seed % 1_000}.` },
    protocol,
    seed,
    signal: controller.signal,
  });

const delay = monitorEventLoopDelay({ resolution: 1 });
let peakMb = 0;
const sampleMemory = (): void => {
  peakMb = Math.max(peakMb, process.memoryUsage.rss() / 2 ** 20);
};
const sampler = setInterval(sampleMemory, 50);
delay.enable();
const [startedMs, cpuBefore] = [performance.now(), process.cpuUsage()];
const trajectories = await Promise.all(Array.from({ length: episodes }, (_, seed) => run(seed)));
const wallMs = performance.now() - startedMs;
const cpu = process.cpuUsage(cpuBefore);
delay.disable();
sampleMemory();
clearInterval(sampler);

const isWhole = ({ stop, calls, tokens }: (typeof trajectories)[number]): boolean =>
  stop.type === 'answer' && calls.length === TURNS - 1 && tokens?.length === TURNS;
const whole = new Set(trajectories.filter(isWhole).map(({ id }) => id)).size;
const idealMs = TURNS * LATENCY_MS;
const result = {
  episodes,
  wholeEpisodes: whole,
  wallMs,
  idealMs,
  ratioToIdeal: wallMs / idealMs,
  cpuPerTurnUs: (cpu.user + cpu.system) / (episodes * TURNS),
  peakMemoryMb: peakMb,
  eventLoopDelayP99Ms: delay.percentile(99) / 1e6,
};
console.table(
  Object.fromEntries(
    Object.entries(result).map(([name, value]) => [
      name,
      { value: Number(value.toFixed(value < 100 ? 3 : 0)) },
    ]),
  ),
);
if (values.json) writeFileSync(values.json, JSON.stringify(result, null, 2));
if (whole < episodes || result.ratioToIdeal > MAX_RATIO || peakMb > MAX_MEMORY_MB) {
  console.error(`Missed: all episodes whole, within ${MAX_RATIO}x of the ideal, under ${MAX_MEMORY_MB} MB.`);
  process.exitCode = 1;
}
