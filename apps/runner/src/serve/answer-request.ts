import type { IncomingMessage } from 'node:http';
import { type Model, ScaError } from '@sca/core';
import { chatCompletion } from './chat-completion.ts';
import { readChatRequest } from './chat-request.ts';
import { readJsonBody } from './read-json-body.ts';
import { RequestError } from './request-error.ts';
import { checkRequestSize } from './request-limits.ts';

/** A model as it is offered. */
export interface ServedModel {
  readonly model: Model;
  /** What requests call it. */
  readonly name: string;
  /** Which weights it has. */
  readonly fingerprint?: string | undefined;
  readonly maxBodyBytes: number;
  /** Unix time in seconds. */
  readonly startedAt: number;
  /** A number of its own for every request without a seed: asked again, the model answers anew. */
  nextTrial(): number;
}

const METHODS: Readonly<Record<string, string>> = {
  '/v1/models': 'GET',
  '/v1/chat/completions': 'POST',
};

/**
 * The body that answers a request.
 *
 * @throws RequestError where it is refused; whatever else the model throws
 */
export async function answerRequest(
  request: IncomingMessage,
  served: ServedModel,
  signal: AbortSignal,
): Promise<unknown> {
  const path = request.url?.split('?')[0] ?? '/';
  const description = describeModel(served);
  const ownPath = `/v1/models/${encodeURIComponent(served.name)}`;
  const method = path === ownPath ? 'GET' : Object.hasOwn(METHODS, path) ? METHODS[path] : undefined;
  if (method === undefined) throw unknownPath(path, served);
  if (request.method !== method) {
    const sentence = `${path} takes ${method}, not ${request.method}.`;
    throw new RequestError(405, sentence, { code: 'method_not_allowed', headers: { allow: method } });
  }
  if (path === ownPath) return description;
  if (path === '/v1/models') return { object: 'list', data: [description] };
  return complete(await readJsonBody(request, served.maxBodyBytes), served, signal);
}

function describeModel({ name, startedAt }: ServedModel): Record<string, unknown> {
  return { id: name, object: 'model', created: startedAt, owned_by: 'sca' };
}

function unknownPath(path: string, { name }: ServedModel): RequestError {
  if (path.startsWith('/v1/models/')) return unknownModel(path.slice('/v1/models/'.length), name);
  const paths = Object.entries(METHODS).map(([known, method]) => `${method} ${known}`);
  const sentence = `There is nothing at ${path}. This server answers ${paths.join(' and ')}.`;
  return new RequestError(404, sentence, { code: 'not_found' });
}

function unknownModel(asked: string, name: string): RequestError {
  const sentence = `The model ${JSON.stringify(asked)} does not exist here; this server has ${JSON.stringify(name)}.`;
  return new RequestError(404, sentence, { param: 'model', code: 'model_not_found' });
}

async function complete(body: unknown, served: ServedModel, signal: AbortSignal): Promise<unknown> {
  const { name, fingerprint, model } = served;
  checkRequestSize(body);
  const asked = readChatRequest(body);
  if (asked.model !== name) throw unknownModel(asked.model, name);
  const hasSeed = asked.request.sampling?.seed !== undefined;
  const request = { ...asked.request, ...(!hasSeed && { trial: served.nextTrial() }), signal };
  try {
    return chatCompletion(await model.generate(request), { model: name, fingerprint, wanted: asked.wanted });
  } catch (thrown) {
    throw refusalOf(thrown);
  }
}

/** Codes of requests that the model cannot take, whoever asks again. */
const CLIENT_FAULTS: readonly string[] = ['OPTION_INVALID', 'MODEL_CONTEXT_OVERFLOW'];

function refusalOf(thrown: unknown): unknown {
  if (!(thrown instanceof ScaError)) return thrown;
  const { code, message, isRetryable } = thrown;
  const status = CLIENT_FAULTS.includes(code) ? 400 : isRetryable ? 503 : 500;
  return new RequestError(status, message, { code });
}
