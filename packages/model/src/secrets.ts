import { ScaError } from '@sca/core';
import { type ModelConfig, type ModelConfigInput, parseModelConfig } from './model-config.ts';
import { isOpenAI } from './openai/wire-request.ts';
import { createRedactor, type Redact } from './redact.ts';

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface Secrets {
  /** Null where the endpoint wants none. */
  readonly apiKey: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Masks the key and the values of secret headers. */
  readonly redact: Redact;
}

/**
 * Looks up the secrets that a configuration names.
 *
 * @throws ScaError `MODEL_KEY_MISSING` naming the variable that is not set.
 */
export function resolveSecrets(config: ModelConfig, variables: Variables): Secrets {
  const { headers, headersEnv = {}, baseUrl } = config;
  const apiKeyEnv = config.apiKeyEnv ?? (isOpenAI(baseUrl) ? 'OPENAI_API_KEY' : undefined);
  const apiKey = apiKeyEnv === undefined ? null : lookUp(apiKeyEnv, config, variables);
  const secretHeaders = Object.fromEntries(
    Object.entries(headersEnv).map(([header, name]) => [header, lookUp(name, config, variables)]),
  );
  const secrets = [...(apiKey === null ? [] : [apiKey]), ...Object.values(secretHeaders)];
  return { apiKey, headers: { ...headers, ...secretHeaders }, redact: createRedactor(secrets) };
}

/**
 * Masks the secrets of all models of a run: for its files, caches and recordings.
 *
 * @throws ScaError `MODEL_CONFIG_INVALID`, `MODEL_KEY_MISSING`
 */
export function createModelRedactor(
  configs: Readonly<Record<string, ModelConfigInput>>,
  variables: Variables = process.env,
): Redact {
  const redactors = Object.values(configs).map(
    (config) => resolveSecrets(parseModelConfig(config), variables).redact,
  );
  return (text) => redactors.reduce((masked, redact) => redact(masked), text);
}

function lookUp(name: string, { model, baseUrl }: ModelConfig, variables: Variables): string {
  const value = variables[name];
  if (value) return value;
  const sentence = `The environment variable ${name} is not set, and ${model} at ${baseUrl} needs it. Set it, or name another one with apiKeyEnv or headersEnv.`;
  throw new ScaError('MODEL_KEY_MISSING', sentence, { details: { variable: name } });
}
