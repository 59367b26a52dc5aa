import { ScaError } from '@sca/core';
import { z } from 'zod';

const Options = z.strictObject({
  /** Which data: the project's, or tau-bench's from the data folder. */
  world: z.enum(['own', 'official']).default('own'),
  /** The data folder; needed for the official world. */
  dataDir: z.string().min(1).optional(),
  /** Official numbers need `upstream`. */
  compat: z.enum(['upstream', 'fixed']).optional(),
  /** What an own world is made from. */
  seed: z.int().nonnegative().default(1),
  /** Customers of an own world. The official ones have 500. */
  size: z.int().min(20).max(50_000).default(500),
});

/** Options of a tau-bench environment, as a reference carries them. */
export type TaubenchOptions = z.input<typeof Options>;

/** Options with everything filled in. */
export interface ResolvedTaubenchOptions {
  readonly world: 'own' | 'official';
  readonly dataDir: string;
  readonly compat: 'upstream' | 'fixed';
  readonly seed: number;
  readonly size: number;
}

/**
 * Completes options. Own worlds are `fixed` unless told otherwise, the official ones `upstream`; the data folder is
 * `dataDir`, else the environment variable SCA_DATA_DIR.
 *
 * @throws ScaError `OPTION_INVALID`
 */
export function resolveOptions(options: unknown): ResolvedTaubenchOptions {
  const read = Options.safeParse(options ?? {});
  if (!read.success) throw optionsError(z.prettifyError(read.error));
  const { world, seed, size, compat = world === 'own' ? 'fixed' : 'upstream' } = read.data;
  const dataDir = read.data.dataDir ?? process.env.SCA_DATA_DIR ?? '';
  if (world === 'official' && dataDir === '') {
    throw optionsError('The official world needs a data folder: give dataDir, or set SCA_DATA_DIR.');
  }
  return { world, dataDir, compat, seed, size };
}

function optionsError(problem: string): ScaError {
  return new ScaError('OPTION_INVALID', `The options of the tau-bench environment do not fit. ${problem}`);
}
