// The limiter over HTTP: throughput against a stub server that takes N calls at once, then half, then four times that,
// beside the best fixed number of calls at once in each phase.
// Run with `pnpm bench model`, or `node --import tsx packages/model/bench/limiter.bench.ts [--json FILE]`.
import type { Model } from '@sca/core';
import {
  createLimiter,
  createOpenAIModel,
  type ModelMiddleware,
  withLimiter,
  withRetry,
  wrapModel,
} from '@sca/model';
import { forkStubServer } from '@sca/testing';
import { report } from './report.ts';

const CAPACITIES = [24, 12, 48];
const PHASE_MS = 10_000;
const LATENCY_MS = 250;
const AGENTS = 150;

interface Phase {
  readonly perSecond: number;
  readonly refusals: number;
  readonly limit: number | null;
}

/** So many calls at once, whatever the server says. */
function withFixedLimit(size: number): ModelMiddleware {
  const waiting: (() => void)[] = [];
  let free = size;
  return (model) => ({
    name: model.name,
    async generate(request) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return model.generate(request).finally(() => {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      });
    },
  });
}

async function measure(limit: ModelMiddleware, limitNow: () => number | null): Promise<Phase[]> {
  await using server = await forkStubServer({ latencyMs: LATENCY_MS });
  const endpoint = createOpenAIModel({ baseUrl: server.baseUrl, model: 'stub-model' });
  const model = wrapModel(endpoint, [withRetry(), limit]);
  const stop = new AbortController();
  const phases: Phase[] = [];
  await server.set({ maxInFlight: CAPACITIES[0] ?? 1 });
  const agents = Array.from({ length: AGENTS }, () => live(model, stop.signal));
  for (const capacity of CAPACITIES) {
    await server.set({ maxInFlight: capacity });
    const before = await server.counts();
    const startedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, PHASE_MS));
    const after = await server.counts();
    phases.push({
      perSecond: ((after.completions - before.completions) / (performance.now() - startedAt)) * 1000,
      refusals: after.overCapacity - before.overCapacity,
      limit: limitNow(),
    });
  }
  stop.abort();
  await Promise.all(agents);
  return phases;
}

async function live(model: Model, signal: AbortSignal): Promise<void> {
  const messages = [{ role: 'user' as const, content: 'Hello?' }];
  while (!signal.aborted) await model.generate({ messages, signal }).catch(() => {});
}

const fixed = new Map<number, Phase[]>();
for (const size of CAPACITIES) fixed.set(size, await measure(withFixedLimit(size), () => null));
const limiter = createLimiter();
const adaptive = await measure(withLimiter(limiter), () => limiter.limit);

const rows = CAPACITIES.map((capacity, index) => {
  const ours = adaptive[index];
  const best = Math.max(...[...fixed.values()].map((phases) => phases[index]?.perSecond ?? 0));
  return {
    capacity,
    bestFixedPerSecond: Math.round(best),
    adaptivePerSecond: Math.round(ours?.perSecond ?? 0),
    share: Math.round(((ours?.perSecond ?? 0) / best) * 1000) / 1000,
    refusals: ours?.refusals,
    limitAtEnd: ours?.limit,
  };
});
console.log(`latency ${LATENCY_MS} ms, phases of ${PHASE_MS / 1000} s, ${AGENTS} agents`);
console.table(rows);
const targets = rows.map(({ capacity, share }) => ({
  what: `share of the best fixed setting where the server takes ${capacity}`,
  value: share,
  bound: { atLeast: 0.85 },
}));
report({ bench: 'model/limiter', rows }, targets);
