import { type Json, ScaError } from '@sca/core';
import { z } from 'zod';
import { Price } from './usage/price.ts';

/** The name of an environment variable: configurations name secrets and never hold them. */
const VariableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of an environment variable');

const Milliseconds = z.int().positive();

/** Members of a request that the adapter decides on. */
const RESERVED = ['model', 'messages', 'tools', 'stream', 'n'];

const BaseUrl = z
  .url({ protocol: /^https?$/, abort: true, error: 'must be an address such as http://localhost:8000/v1' })
  .refine((text) => new URL(text).username === '', 'must not hold a password: name it with apiKeyEnv')
  .transform((text) => text.replace(/\/+$/, ''));

/** Sampling that a request does not choose for itself. */
const SamplingConfig = z.strictObject({
  temperature: z.number().nonnegative().exactOptional(),
  topP: z.number().positive().max(1).exactOptional(),
  maxTokens: z.int().positive().exactOptional(),
  stop: z.array(z.string().min(1)).exactOptional(),
  seed: z.int().nonnegative().exactOptional(),
});

/**
 * Which tokens of a reply are kept for training. `auto` takes the best that the endpoint gives; `token-ids` (vLLM 0.10.2
 * and later), `token-id-strings` (older vLLM) and `logprobs` insist on theirs.
 */
export const TokenCapture = z.enum(['off', 'auto', 'token-ids', 'token-id-strings', 'logprobs']);
export type TokenCapture = z.infer<typeof TokenCapture>;

const Retry = z.strictObject({
  /** Calls of the endpoint per request, the first one counted. */
  maxAttempts: z.int().positive().exactOptional(),
  /** No attempt begins later than this after the first one began. */
  maxElapsedMs: Milliseconds.exactOptional(),
});

const Limits = z.strictObject({
  /** Calls at once to begin with; it adapts from there. */
  initialConcurrency: z.int().positive().exactOptional(),
  maxConcurrency: z.int().positive().exactOptional(),
  requestsPerMinute: z.number().positive().exactOptional(),
  tokensPerMinute: z.number().positive().exactOptional(),
});

/** One model behind an OpenAI-compatible endpoint, as configuration files have it. */
export const ModelConfig = z.strictObject({
  /** With the version, as in `http://localhost:8000/v1`. */
  baseUrl: BaseUrl.default('https://api.openai.com/v1'),
  /** As the endpoint knows it. */
  model: z.string().min(1),
  /** The variable that holds the key. Without it none is sent, but to OpenAI that of `OPENAI_API_KEY`. */
  apiKeyEnv: VariableName.optional(),
  /** Sent with every request. Secrets belong in `headersEnv`. */
  headers: z.record(z.string(), z.string()).optional(),
  /** Headers whose values are in environment variables. */
  headersEnv: z.record(z.string(), VariableName).optional(),
  /** Members that are added to every request body, such as `chat_template_kwargs`. */
  extraBody: z
    .record(z.string(), z.json())
    .refine((body) => !RESERVED.some((name) => name in body), `must not hold any of ${RESERVED.join(', ')}`)
    .optional(),
  sampling: SamplingConfig.optional(),
  tokens: TokenCapture.default('off'),
  /** The wire name of `sampling.maxTokens`. Without it `max_completion_tokens` for OpenAI, else `max_tokens`. */
  maxTokensField: z.enum(['max_tokens', 'max_completion_tokens']).optional(),
  /** The wire name under which earlier reasoning is sent back. Without it none is sent. */
  reasoningField: z.enum(['reasoning_content', 'reasoning']).optional(),
  /** Goes before the built-in table and before what the endpoint says. */
  price: Price.optional(),
  /** Bound on one call of the endpoint. */
  timeoutMs: Milliseconds.max(2 ** 31 - 1).default(600_000),
  retry: Retry.optional(),
  limits: Limits.optional(),
});
export type ModelConfig = z.infer<typeof ModelConfig>;

/** As it may be written: what has a default can be left out. */
export type ModelConfigInput = z.input<typeof ModelConfig>;

/** What a model is used for in a run. Configuration files may name others beside these. */
export const ModelRole = z.enum(['challenger', 'executor', 'user', 'judge']);
export type ModelRole = z.infer<typeof ModelRole>;

const ModelName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens');

/** The `models:` section of a configuration file: models by role or by another name. */
export const ModelsConfig = z.record(ModelName, ModelConfig);
export type ModelsConfig = z.infer<typeof ModelsConfig>;

/**
 * Reads one model's configuration.
 *
 * @throws ScaError `MODEL_CONFIG_INVALID` naming what is wrong and where.
 */
export function parseModelConfig(config: unknown): ModelConfig {
  return parse(ModelConfig, config);
}

/**
 * Reads the `models:` section of a configuration file.
 *
 * @throws ScaError `MODEL_CONFIG_INVALID` naming what is wrong and where.
 */
export function parseModelsConfig(config: unknown): ModelsConfig {
  return parse(ModelsConfig, config);
}

function parse<Output>(schema: z.ZodType<Output>, config: unknown): Output {
  const result = schema.safeParse(config);
  if (result.success) return result.data;
  const problems = z.prettifyError(result.error);
  throw new ScaError('MODEL_CONFIG_INVALID', `A model is not configured correctly.\n${problems}`, {
    details: { issues: result.error.issues as unknown as Json },
  });
}
