import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Model, messageOf, ScaError } from '@sca/core';
import { answerRequest, type ServedModel } from './answer-request.ts';
import { RequestError } from './request-error.ts';

export interface ModelServerOptions {
  readonly model: Model;
  /** What requests call it. @defaultValue the model's own name */
  readonly name?: string | undefined;
  /** Which weights it has: told as `system_fingerprint`. */
  readonly fingerprint?: string;
  /** @defaultValue '127.0.0.1': nobody from outside */
  readonly host?: string;
  /** 0..65535; 0 takes any free one. @defaultValue 0 */
  readonly port?: number;
  /** Longer requests are refused. @defaultValue 8 MiB: conversations of some two million tokens */
  readonly maxBodyBytes?: number;
  /** How long requests that have begun may take once the server is closed. @defaultValue 2,000 */
  readonly graceMs?: number;
  /** Hears what the model threw that is no `ScaError`; the client is told nothing of it. */
  readonly onFailure?: (thrown: unknown) => void;
}

/** A model behind HTTP. */
export interface ModelServer extends AsyncDisposable {
  /** As clients take it: `http://127.0.0.1:8000/v1`. */
  readonly baseUrl: string;
  readonly name: string;
  /** Takes no more requests, and lets those that have begun be answered. */
  close(): Promise<void>;
}

/**
 * Puts a model behind an OpenAI-compatible endpoint: `/v1/models` and `/v1/chat/completions`, the latter with tools,
 * seeds, logprobs and, as vLLM has them, token ids.
 *
 * @throws ScaError `ADDRESS_UNAVAILABLE` where nothing can listen at that host and port
 */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const { model, name = model.name, host = '127.0.0.1', port = 0, graceMs = 2000 } = options;
  let trials = 0;
  const served: ServedModel = {
    model,
    name,
    fingerprint: options.fingerprint,
    maxBodyBytes: options.maxBodyBytes ?? 8 * 2 ** 20,
    startedAt: Math.floor(Date.now() / 1000),
    nextTrial() {
      trials += 1;
      return trials;
    },
  };
  const server = createServer((request, response) => {
    response.shouldKeepAlive &&= server.listening;
    // Whoever went away waits for no answer.
    serve(request, response, { served, onFailure: options.onFailure }).catch(() => response.destroy());
  });
  await listen(server, host, port);
  const close = (): Promise<void> => closeServer(server, graceMs);
  return { baseUrl: `${addressOf(server)}/v1`, name, close, [Symbol.asyncDispose]: close };
}

interface Site {
  readonly served: ServedModel;
  readonly onFailure: ModelServerOptions['onFailure'];
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { served, onFailure }: Site,
): Promise<void> {
  const departure = new AbortController();
  response.once('close', () => departure.abort());
  try {
    send(response, 200, await answerRequest(request, served, departure.signal));
  } catch (thrown) {
    if (response.destroyed) return;
    const refusal = thrown instanceof RequestError ? thrown : brokenModel(thrown, onFailure);
    for (const [header, value] of Object.entries(refusal.details.headers ?? {}))
      response.setHeader(header, value);
    send(response, refusal.status, refusal.body);
  }
}

function brokenModel(thrown: unknown, onFailure: Site['onFailure']): RequestError {
  onFailure?.(thrown);
  return new RequestError(500, 'The model failed at this request; the log of the server says why.');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'EADDRINUSE' ? 'another program listens there' : messageOf(cause);
    const sentence = `Nothing can listen at port ${port} of ${host}: ${reason}. Name another one with --port, or 0 for any that is free.`;
    throw new ScaError('ADDRESS_UNAVAILABLE', sentence, { cause, details: { host, port } });
  }
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
