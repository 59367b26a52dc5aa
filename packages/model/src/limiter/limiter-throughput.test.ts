import { createRandom, type Model, type ModelReply } from '@sca/core';
import { createVirtualClock } from '@sca/testing';
import { describe, expect, test } from 'vitest';
import { wrapModel } from '../middleware.ts';
import { modelError } from '../model-error.ts';
import { withRetry } from '../retry/with-retry.ts';
import { createLimiter, type Limiter } from './create-limiter.ts';
import { withLimiter } from './with-limiter.ts';

/** A server that works on so many calls at once and refuses the others, and agents that always have a next call. */
interface Scenario {
  /** Calls at once that the server takes, phase by phase. */
  readonly capacities: readonly number[];
  readonly phaseMs: number;
  readonly latencyMs: number;
  /** How much earlier or later a reply comes, as a share of the latency. */
  readonly jitter: number;
  readonly refusalMs: number;
  readonly retryAfterMs?: number;
  readonly agents: number;
}

const SCENARIO: Scenario = {
  capacities: [40, 20, 80],
  phaseMs: 40_000,
  latencyMs: 1000,
  jitter: 0.3,
  refusalMs: 10,
  agents: 250,
};

const REPLY: ModelReply = {
  message: { role: 'assistant', content: 'ok', isSampled: true },
  finishReason: 'stop',
  usage: { calls: 1, promptTokens: 1, cachedTokens: 0, completionTokens: 1, costUsd: null },
};

/** Replies per second in each phase, in a simulation whose time is not real. */
async function throughputs(scenario: Scenario, limiterOf: (clock: Clock) => Limiter): Promise<number[]> {
  const clock = createVirtualClock();
  const random = createRandom(1);
  const server = simulateServer(scenario, clock);
  const model = wrapModel(server.model, [
    withRetry({ clock, random, maxElapsedMs: Number.POSITIVE_INFINITY }),
    withLimiter(limiterOf(clock)),
  ]);
  const live = async (): Promise<never> => {
    for (;;) await model.generate({ messages: [] });
  };
  for (let agent = 0; agent < scenario.agents; agent += 1) void live();
  const rates: number[] = [];
  for (const capacity of scenario.capacities) {
    server.capacity = capacity;
    const before = server.replies;
    await clock.advance(scenario.phaseMs);
    rates.push(((server.replies - before) / scenario.phaseMs) * 1000);
  }
  return rates;
}

type Clock = ReturnType<typeof createVirtualClock>;

function simulateServer({ latencyMs, jitter, refusalMs, retryAfterMs }: Scenario, clock: Clock) {
  const random = createRandom(2);
  const wait = (delayMs: number) => new Promise<void>((resolve) => clock.after(delayMs, resolve));
  let inFlight = 0;
  const server = {
    capacity: 0,
    replies: 0,
    model: {
      name: 'simulated',
      async generate() {
        if (inFlight >= server.capacity) {
          await wait(refusalMs);
          throw modelError('MODEL_RATE_LIMITED', '429', retryAfterMs === undefined ? {} : { retryAfterMs });
        }
        inFlight += 1;
        await wait(latencyMs * (1 - jitter + 2 * jitter * random.float()));
        inFlight -= 1;
        server.replies += 1;
        return REPLY;
      },
    } satisfies Model,
  };
  return server;
}

/** So many calls at once, whatever the server says. */
function fixedLimiter(size: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = size;
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async enter() {
      if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      else free -= 1;
      return { release };
    },
    limit: size,
    inFlight: 0,
    waiting: 0,
  };
}

describe('throughput is within 15 % of the best fixed setting while the server halves and doubles what it takes', () => {
  test.each<[what: string, difference: Partial<Scenario>]>([
    ['replies of varying latency', {}],
    ['replies of one latency', { jitter: 0 }],
    ['refusals that take their time', { refusalMs: 300 }],
    ['a server that says when to come back', { retryAfterMs: 1000 }],
    ['a small server', { capacities: [4, 2, 8], agents: 40 }],
    ['a sudden fourfold', { capacities: [20, 80], jitter: 0.6 }],
  ])('%s', async (_what, difference) => {
    const scenario = { ...SCENARIO, ...difference };
    const sizes = [...new Set(scenario.capacities)];
    const fixed = await Promise.all(sizes.map((size) => throughputs(scenario, () => fixedLimiter(size))));
    const best = scenario.capacities.map((_, phase) => Math.max(...fixed.map((rates) => rates[phase] ?? 0)));
    const adaptive = await throughputs(scenario, (clock) => createLimiter({ clock }));
    const shares = adaptive.map((rate, phase) => rate / (best[phase] ?? 0));
    for (const share of shares) expect(share).toBeGreaterThan(0.85);
    // The simulation itself is right only if the best fixed setting really fills the server.
    const ideal = scenario.capacities.map((capacity) => (capacity * 1000) / scenario.latencyMs);
    for (const [phase, rate] of best.entries()) expect(rate / (ideal[phase] ?? 0)).toBeGreaterThan(0.9);
  });
});
