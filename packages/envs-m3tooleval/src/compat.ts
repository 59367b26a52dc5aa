import { type Environment, ScaError } from '@sca/core';

/**
 * `upstream` reproduces M3ToolEval as published numbers were made with it, faults included; `fixed` repairs the
 * faults that the package's README lists by number.
 */
export type Compat = 'upstream' | 'fixed';

/** The rules that an environment of this package was made with. @throws ScaError `ENVIRONMENT_INVALID` */
export function compatOf({ id, version }: Environment): Compat {
  const compat = /-(upstream|fixed)$/.exec(version)?.[1];
  if (compat) return compat as Compat;
  const sentence = `The environment "${id}" is none of M3ToolEval's: its version ${version} does not say by which rules it works.`;
  throw new ScaError('ENVIRONMENT_INVALID', sentence, { details: { id, version } });
}
