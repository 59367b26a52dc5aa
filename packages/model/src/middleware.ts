import type { Model } from '@sca/core';

/** Gives a model that does what the given one does, and something besides. */
export type ModelMiddleware = (model: Model) => Model;

/** Puts middlewares around a model, the first one outermost. */
export function wrapModel(model: Model, middlewares: readonly ModelMiddleware[]): Model {
  return middlewares.reduceRight((wrapped, middleware) => middleware(wrapped), model);
}
