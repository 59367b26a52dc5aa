import { type Model, type ModelReply, type ModelRequest, ScaError } from '@sca/core';
import type { ModelMiddleware } from '../middleware.ts';
import { estimateTokens } from '../usage/estimate-tokens.ts';
import type { CallOutcome } from './adaptive-limit.ts';
import type { Limiter } from './create-limiter.ts';

/** Lets calls through as the limiter does. Models of one endpoint share one. */
export function withLimiter(limiter: Limiter): ModelMiddleware {
  return (model) => ({
    name: model.name,
    generate: (request) => generateInPlace(model, request, limiter),
  });
}

async function generateInPlace(model: Model, request: ModelRequest, limiter: Limiter): Promise<ModelReply> {
  const place = await limiter.enter(() => estimateTokens(request), request.signal);
  try {
    const reply = await model.generate(request);
    place.release('served', reply.usage.promptTokens + reply.usage.completionTokens);
    return reply;
  } catch (thrown) {
    const outcome = outcomeOf(thrown);
    // What a server refuses it does not count.
    if (outcome === 'refused') place.release(outcome, 0);
    else place.release(outcome);
    throw thrown;
  }
}

/** Statuses of a server that says of itself that it is overloaded. */
const OVERLOADED = [503, 529];

function outcomeOf(thrown: unknown): CallOutcome {
  if (!(thrown instanceof ScaError) || thrown.code === 'MODEL_ABORTED') return 'untold';
  const isRefused =
    thrown.code === 'MODEL_RATE_LIMITED' || OVERLOADED.includes(Number(thrown.details.status));
  // A server that queues without end shows an overload by answers that never come.
  if (isRefused || thrown.code === 'MODEL_TIMEOUT') return 'refused';
  return thrown.isRetryable ? 'failed' : 'served';
}
