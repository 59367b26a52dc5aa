import type { Json, Model, ModelReply, ModelRequest } from '@sca/core';
import { throwIfAborted } from '../abort.ts';
import type { ModelMiddleware } from '../middleware.ts';
import { createRequestKey, type RequestKey } from '../request-key.ts';
import { NO_USAGE } from '../usage/no-usage.ts';
import type { ReplyCache } from './create-reply-cache.ts';

export interface CacheOptions {
  /** What determines replies and stands in no request. @defaultValue the model's name */
  readonly identity?: Json;
  /** False where the model is not sent earlier reasoning. @defaultValue true */
  readonly readsReasoning?: boolean;
}

/**
 * Answers a request that was answered before. The trial number is part of the question, so that repeated trials stay
 * trials. What the provider filtered or refused is asked again, as are errors. A hit costs nothing: its `usage` is zero,
 * and `savedUsage` says what it would have been.
 */
export function withCache(cache: ReplyCache, options: CacheOptions = {}): ModelMiddleware {
  return (model) => {
    const { identity = { model: model.name }, readsReasoning = true } = options;
    const keyOf = createRequestKey({ identity, readsReasoning });
    return { name: model.name, generate: (request) => generateCached(model, request, { cache, keyOf }) };
  };
}

async function generateCached(
  model: Model,
  request: ModelRequest,
  { cache, keyOf }: { cache: ReplyCache; keyOf: RequestKey },
): Promise<ModelReply> {
  throwIfAborted(request.signal);
  const key = keyOf(request);
  const known = await cache.get(key);
  throwIfAborted(request.signal);
  if (known) return { ...known, usage: NO_USAGE, savedUsage: known.usage };
  const reply = await model.generate(request);
  if (reply.finishReason !== 'content-filter' && !reply.savedUsage) await cache.set(key, reply);
  return reply;
}
