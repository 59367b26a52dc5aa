import type { Sampling } from '@sca/core';
import type { ModelMiddleware } from './middleware.ts';

/** Gives requests the sampling settings that they do not bring themselves. */
export function withSampling(defaults: Sampling): ModelMiddleware {
  return (model) => ({
    name: model.name,
    generate: (request) => model.generate({ ...request, sampling: { ...defaults, ...request.sampling } }),
  });
}
