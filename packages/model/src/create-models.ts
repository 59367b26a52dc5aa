import type { Json, Model } from '@sca/core';
import type { ReplyCache } from './cache/create-reply-cache.ts';
import { withCache } from './cache/with-cache.ts';
import { createEndpointLimiters, type LimiterOf } from './limiter/endpoint-limiters.ts';
import { withLimiter } from './limiter/with-limiter.ts';
import { type ModelMiddleware, wrapModel } from './middleware.ts';
import { type ModelConfig, type ModelConfigInput, parseModelsConfig } from './model-config.ts';
import { createOpenAIModel } from './openai/create-openai-model.ts';
import { isOpenAI } from './openai/wire-request.ts';
import { createReplayModel } from './recording/create-replay-model.ts';
import type { Recording } from './recording/open-recording.ts';
import type { Replay } from './recording/open-replay.ts';
import { withRecording } from './recording/with-recording.ts';
import { type RetryEvent, withRetry } from './retry/with-retry.ts';
import type { Variables } from './secrets.ts';
import { createLedger, type Ledger } from './usage/create-ledger.ts';
import { openAIPrice } from './usage/price-table.ts';
import { withUsage } from './usage/with-usage.ts';
import { withSampling } from './with-sampling.ts';
import { withTimeout } from './with-timeout.ts';

/** What the models of a run share. */
export interface ModelSurroundings {
  /** Where keys are looked up. @defaultValue the environment of the process */
  readonly variables?: Variables;
  /** @defaultValue one that no one reads */
  readonly ledger?: Ledger;
  readonly cache?: ReplyCache;
  readonly recording?: Recording;
  /** Hears of every attempt that will be repeated, with the name of its model in the configuration. */
  readonly onRetry?: (name: string, retry: RetryEvent) => void;
}

/** Models by their names in a configuration, which are the roles they are accounted under. */
export type Models<Name extends string> = Readonly<Record<Name, Model>>;

/**
 * Makes the models of a run, with all middlewares around each. From the outside: sampling, recording, cache, retry,
 * limits, usage, timeout, endpoint. So a hit of the cache waits for no place, a call that waits to be repeated holds
 * none, and time that is spent waiting for a place is not the endpoint's. Models of one endpoint share its concurrency.
 *
 * @throws ScaError `MODEL_CONFIG_INVALID`, `MODEL_KEY_MISSING`, `MODEL_PRICE_UNKNOWN`
 */
export function createModels<Name extends string>(
  configs: Readonly<Record<Name, ModelConfigInput>>,
  surroundings: ModelSurroundings = {},
): Models<Name> {
  const parsed = parseModelsConfig(configs);
  const limitersOf = createEndpointLimiters(Object.values(parsed));
  const entries = Object.entries(parsed).map(([name, config]) => {
    const middlewares = middlewaresOf(name, config, { limitersOf, ledger: createLedger(), ...surroundings });
    return [name, wrapModel(createOpenAIModel(config, surroundings.variables), middlewares)];
  });
  return Object.fromEntries(entries);
}

/**
 * Makes the models of a run that was recorded: they answer from the recording and need neither endpoints nor keys.
 *
 * @throws ScaError `MODEL_CONFIG_INVALID`
 */
export function createReplayModels<Name extends string>(
  configs: Readonly<Record<Name, ModelConfigInput>>,
  { replay, ledger = createLedger() }: { readonly replay: Replay; readonly ledger?: Ledger },
): Models<Name> {
  const entries = Object.entries(parseModelsConfig(configs)).map(([name, config]) => {
    const middlewares = [
      withSampling(config.sampling ?? {}),
      withUsage({ ledger, role: name, ...pricesOf(config) }),
    ];
    return [name, wrapModel(createReplayModel(replay, config.model), middlewares)];
  });
  return Object.fromEntries(entries);
}

function middlewaresOf(
  name: string,
  config: ModelConfig,
  {
    ledger,
    cache,
    recording,
    limitersOf,
    onRetry,
  }: ModelSurroundings & { ledger: Ledger; limitersOf: LimiterOf },
): ModelMiddleware[] {
  const { timeoutMs, retry } = config;
  const readsReasoning = config.reasoningField !== undefined;
  return [
    withSampling(config.sampling ?? {}),
    ...(recording ? [withRecording(recording)] : []),
    ...(cache ? [withCache(cache, { identity: identityOf(config), readsReasoning })] : []),
    withRetry({ ...retry, ...(onRetry && { onRetry: (event) => onRetry(name, event) }) }),
    ...limitersOf(config).map(withLimiter),
    withUsage({ ledger, role: name, ...pricesOf(config) }),
    withTimeout({ timeoutMs }),
  ];
}

/** What determines replies and stands in no request. */
function identityOf({ baseUrl, model, headers, extraBody, tokens, reasoningField }: ModelConfig): Json {
  const optional = {
    headers: headers ?? null,
    extraBody: extraBody ?? null,
    reasoningField: reasoningField ?? null,
  };
  return { baseUrl, model, tokens, ...optional };
}

function pricesOf({ price, baseUrl, model }: ModelConfig) {
  return { price, listPrice: isOpenAI(baseUrl) ? openAIPrice(model) : undefined };
}
