import type { ModelConfig } from '../model-config.ts';
import { createLimiter, type Limiter } from './create-limiter.ts';

/** The limiters that a model's calls go through. */
export type LimiterOf = (config: ModelConfig) => readonly Limiter[];

type Limits = NonNullable<ModelConfig['limits']>;

/**
 * Makes one limiter of concurrency for each endpoint, and one of rates for each model of it that has some: a server has
 * so many places in all, while providers count by model. Where several configurations limit the same thing, the lowest
 * limit holds.
 */
export function createEndpointLimiters(configs: readonly ModelConfig[]): LimiterOf {
  const endpoints = shared(configs, endpointOf, ({ initialConcurrency, maxConcurrency }) =>
    createLimiter({ initialConcurrency, maxConcurrency }),
  );
  const rates = shared(configs, rateOf, ({ requestsPerMinute, tokensPerMinute }) =>
    createLimiter({ initialConcurrency: null, requestsPerMinute, tokensPerMinute }),
  );
  return (config) => {
    const { requestsPerMinute, tokensPerMinute } = config.limits ?? {};
    const hasRates = requestsPerMinute !== undefined || tokensPerMinute !== undefined;
    const rate = hasRates ? rates.get(rateOf(config)) : undefined;
    return [rate, endpoints.get(endpointOf(config))].filter((limiter) => limiter !== undefined);
  };
}

function endpointOf({ baseUrl }: ModelConfig): string {
  return baseUrl;
}

function rateOf({ baseUrl, model }: ModelConfig): string {
  return `${baseUrl} ${model}`;
}

function shared(
  configs: readonly ModelConfig[],
  keyOf: (config: ModelConfig) => string,
  create: (limits: Limits) => Limiter,
): Map<string, Limiter> {
  const limits = new Map<string, Limits>();
  for (const config of configs) {
    const key = keyOf(config);
    limits.set(key, lowest(limits.get(key) ?? {}, config.limits ?? {}));
  }
  return new Map([...limits].map(([key, lowest]) => [key, create(lowest)]));
}

const NONE = Number.POSITIVE_INFINITY;

function lowest(left: Limits, right: Limits): Limits {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]) as Set<keyof Limits>;
  const least = [...names].map((name) => [name, Math.min(left[name] ?? NONE, right[name] ?? NONE)]);
  return Object.fromEntries(least);
}
