import { OpenAI } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { ModelConfig } from '../model-config.ts';
import { resolveSecrets, type Secrets, type Variables } from '../secrets.ts';
import type { Endpoint } from './call-failure.ts';
import { httpFetch } from './http-fetch.ts';
import type { Send } from './refused-parameters.ts';
import { isOpenAI } from './wire-request.ts';

/** As long as timers go: calls are bounded by `withTimeout`. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** What can be asked of an endpoint. */
export interface Connection {
  readonly config: ModelConfig;
  readonly endpoint: Endpoint;
  readonly send: Send;
  /** The first page of the models it lists, as the wire has them. */
  readonly listModels: (signal: AbortSignal) => Promise<readonly unknown[]>;
}

/** @throws ScaError `MODEL_KEY_MISSING` */
export function connect(config: ModelConfig, variables: Variables): Connection {
  const secrets = resolveSecrets(config, variables);
  const client = createClient(config, secrets);
  return {
    config,
    endpoint: { model: config.model, baseUrl: config.baseUrl, redact: secrets.redact },
    send: (body, signal) =>
      client.chat.completions.create(body as unknown as ChatCompletionCreateParamsNonStreaming, { signal }),
    listModels: async (signal) => (await client.models.list({ signal })).data,
  };
}

function createClient({ baseUrl }: ModelConfig, { apiKey, headers }: Secrets): OpenAI {
  // The client reads environment variables of its own; those that name an account are for OpenAI only.
  const account = isOpenAI(baseUrl) ? {} : { organization: null, project: null };
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    ...account,
    defaultHeaders: { ...(apiKey === null && { Authorization: null }), ...headers },
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    logLevel: 'off',
    fetch: httpFetch,
  });
}
