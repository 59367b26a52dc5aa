import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { CompletionEndpoint } from './completion-endpoint.ts';
import { STUB_FEATURES, type StubFeatures } from './stub-reply.ts';
import type { StubServer, StubServerOptions } from './stub-server.ts';
import { errorReply, jsonReply, sendReply, type WireReply } from './wire-reply.ts';

/** Connections that may wait to be accepted: a load test opens a thousand at once. */
const BACKLOG = 4096;

/**
 * Starts a stub OpenAI server: scripted or computed replies, token ids, logprobs, faults, latency, and a limit on
 * what is in flight.
 *
 * @example
 * await using server = await startStubServer({ replies: [{ fault: 'rate-limit', retryAfter: '1' }, 'Hello.'] });
 */
export async function startStubServer(options: StubServerOptions = {}): Promise<StubServer> {
  const features = { ...STUB_FEATURES, ...options.features };
  const endpoint = new CompletionEndpoint(options, features);
  // Idle connections are kept for long: one that the server closes now and then would be a fault nobody asked for.
  const server = createServer({ keepAliveTimeout: 600_000 }, (message, response) => {
    const site = { endpoint, options, features };
    // A client that goes away in the middle of its request is none of ours.
    serve(message, response, site).catch(() => response.destroy());
  });
  server.on('connection', () => {
    endpoint.counts.connections += 1;
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return Object.assign(endpoint, {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close,
    [Symbol.asyncDispose]: close,
  });
}

interface Site {
  readonly endpoint: CompletionEndpoint;
  readonly options: StubServerOptions;
  readonly features: StubFeatures;
}

async function serve(message: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const text = await readText(message);
  const reply = replyWithoutModel(message, site);
  if (reply) sendReply(response, reply);
  else await site.endpoint.answer(message.headers, text, response);
}

/** The reply to everything but a completion request. */
function replyWithoutModel(message: IncomingMessage, { options, features }: Site): WireReply | undefined {
  const denial = denyKey(message, options.apiKey);
  if (denial) return denial;
  const route = `${message.method} ${message.url?.split('?')[0]}`;
  if (route === 'POST /v1/chat/completions') return undefined;
  if (route === 'GET /v1/models' && features.models) return listModels(options, features);
  return errorReply(404, { message: 'Not Found' });
}

function denyKey({ headers }: IncomingMessage, apiKey: string | undefined): WireReply | undefined {
  const given = headers.authorization?.replace(/^Bearer /, '');
  if (apiKey === undefined || given === apiKey) return undefined;
  // Some servers do repeat the key that they refuse.
  const error = { message: `Incorrect API key provided: ${given ?? 'none'}.`, code: 'invalid_api_key' };
  return errorReply(401, error);
}

function listModels(
  { model = 'stub-model' }: StubServerOptions,
  { contextLength, listsContextLength }: StubFeatures,
): WireReply {
  const length = listsContextLength && contextLength !== null && { max_model_len: contextLength };
  const data = [{ id: model, object: 'model', owned_by: 'stub', ...length }];
  return jsonReply({ object: 'list', data });
}
