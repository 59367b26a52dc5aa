import { z } from 'zod';
import { ExperimentConfig } from './experiment-config.ts';

/** The JSON Schema (draft 2020-12) of an experiment file, for editors. */
export function experimentSchema(): Record<string, unknown> {
  return z.toJSONSchema(ExperimentConfig, { io: 'input' }) as Record<string, unknown>;
}
