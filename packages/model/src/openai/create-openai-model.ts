import type { Model, ModelReply, ModelRequest } from '@sca/core';
import { APIError } from 'openai';
import { onAbort, throwIfAborted } from '../abort.ts';
import { type ModelConfigInput, parseModelConfig } from '../model-config.ts';
import type { Variables } from '../secrets.ts';
import { toModelError } from './call-failure.ts';
import { type Connection, connect } from './connect.ts';
import { readReply } from './read-reply.ts';
import { createTolerantSend } from './refused-parameters.ts';
import { captureParameters, optionalParameters } from './token-capture.ts';
import { toWireBody } from './wire-request.ts';

/**
 * A model behind an OpenAI-compatible endpoint: chat completions, not streamed. It neither retries nor waits nor bounds
 * the time: that is what middlewares are for. A parameter that the endpoint refuses by name and that can be left out
 * (`seed`; with `tokens: auto` those that ask for tokens) is left out from then on.
 *
 * @param variables where `apiKeyEnv` and `headersEnv` are looked up
 * @throws ScaError `MODEL_CONFIG_INVALID`, `MODEL_KEY_MISSING`
 */
export function createOpenAIModel(given: ModelConfigInput, variables: Variables = process.env): Model {
  const connection = connect(parseModelConfig(given), variables);
  const send = createTolerantSend(connection.send, optionalParameters(connection.config.tokens));
  return createStrictModel({ ...connection, send });
}

/** The same, but nothing is left out. */
export function createStrictModel(connection: Connection): Model {
  return { name: connection.config.model, generate: (request) => generate(request, connection) };
}

async function generate(
  { signal, ...request }: ModelRequest,
  { config, endpoint, send }: Connection,
): Promise<ModelReply> {
  throwIfAborted(signal);
  // A signal of this call alone: the client never takes its listeners off the signal it is given.
  const call = new AbortController();
  const release = onAbort(signal, () => call.abort());
  try {
    const body = { ...toWireBody(request, config), ...captureParameters(config.tokens) };
    const completion = await send(body, call.signal);
    const messageCount = request.messages.length;
    return readReply(completion, { capture: config.tokens, endpoint, messageCount });
  } catch (thrown) {
    if (isFilteredPrompt(thrown)) return FILTERED;
    throw toModelError(thrown, endpoint);
  } finally {
    release();
  }
}

/** Azure refuses a prompt that its filter dislikes with status 400; the same filter on a reply is a finish reason. */
function isFilteredPrompt(thrown: unknown): boolean {
  return thrown instanceof APIError && thrown.status === 400 && thrown.code === 'content_filter';
}

const FILTERED: ModelReply = {
  message: { role: 'assistant', content: '', isSampled: true },
  finishReason: 'content-filter',
  usage: { calls: 1, promptTokens: 0, cachedTokens: 0, completionTokens: 0, costUsd: 0 },
};
