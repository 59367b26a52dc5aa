export {
  type CacheCounts,
  createReplyCache,
  type ReplyCache,
  type ReplyCacheOptions,
} from './cache/create-reply-cache.ts';
export { type CacheOptions, withCache } from './cache/with-cache.ts';
export type { Clock } from './clock.ts';
export { createModels, createReplayModels, type ModelSurroundings, type Models } from './create-models.ts';
export { createLimiter, type Limiter, type LimiterOptions } from './limiter/create-limiter.ts';
export { withLimiter } from './limiter/with-limiter.ts';
export { type ModelMiddleware, wrapModel } from './middleware.ts';
export {
  ModelConfig,
  type ModelConfigInput,
  ModelRole,
  ModelsConfig,
  parseModelConfig,
  parseModelsConfig,
  TokenCapture,
} from './model-config.ts';
export { isContextOverflow, type ModelErrorCode } from './model-error.ts';
export { createOpenAIModel } from './openai/create-openai-model.ts';
export { type ModelReport, type ProbeOptions, probeModel } from './probe/probe-model.ts';
export { createReplayModel } from './recording/create-replay-model.ts';
export { openRecording, type Recording } from './recording/open-recording.ts';
export { openReplay, type Replay } from './recording/open-replay.ts';
export { withRecording } from './recording/with-recording.ts';
export { type RetryEvent, type RetryOptions, withRetry } from './retry/with-retry.ts';
export { createModelRedactor, type Variables } from './secrets.ts';
export {
  createLedger,
  type Ledger,
  type LedgerOptions,
  LedgerTotals,
  RoleTotals,
} from './usage/create-ledger.ts';
export { knownPrice } from './usage/known-price.ts';
export { Price } from './usage/price.ts';
export { type UsageOptions, withUsage } from './usage/with-usage.ts';
export { withSampling } from './with-sampling.ts';
export { type TimeoutOptions, withTimeout } from './with-timeout.ts';
