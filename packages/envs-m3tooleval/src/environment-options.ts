import { ScaError } from '@sca/core';
import { z } from 'zod';

/** What an environment is made from. */
const OptionsSchema = z.strictObject({
  /** `own` needs nothing downloaded. */
  world: z.enum(['own', 'official']).default('own'),
  /** The folder of the official data; needed for the official world. */
  dataDir: z.string().min(1).optional(),
  /** @defaultValue `upstream` in the official world, `fixed` in the own */
  compat: z.enum(['upstream', 'fixed']).optional(),
});

export type EnvironmentOptions = z.input<typeof OptionsSchema>;

/** Options with every default filled in. */
export interface ResolvedOptions {
  readonly world: 'own' | 'official';
  /** Empty in the own world. */
  readonly dataDir: string;
  readonly compat: 'upstream' | 'fixed';
}

/** @throws ScaError `OPTION_INVALID` */
export function resolveOptions(options: EnvironmentOptions = {}): ResolvedOptions {
  const parsed = OptionsSchema.safeParse(options);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error).replaceAll('\n', ' '));
  const { world, dataDir = '', compat = world === 'official' ? 'upstream' : 'fixed' } = parsed.data;
  if (world === 'official' && dataDir === '')
    throw invalid('the official world needs dataDir, the folder of its data');
  return { world, dataDir, compat };
}

function invalid(problem: string): ScaError {
  return new ScaError('OPTION_INVALID', `The options of the M3ToolEval environment are wrong: ${problem}.`);
}
