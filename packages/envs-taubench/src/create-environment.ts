import type { Environment } from '@sca/core';
import { openTaubench, type Taubench } from './taubench.ts';
import { resolveOptions, type TaubenchOptions } from './taubench-options.ts';

/** Makes `taubench/retail`. A reference names it as `{ module: '@sca/envs-taubench', export: 'createRetail' }`. */
export function createRetail(options?: TaubenchOptions): Environment {
  return openRetail(options).environment;
}

/** Makes `taubench/airline`. A reference names it as `{ module: '@sca/envs-taubench', export: 'createAirline' }`. */
export function createAirline(options?: TaubenchOptions): Environment {
  return openAirline(options).environment;
}

/** Opens the store: environment, world and tasks. */
export function openRetail(options?: TaubenchOptions): Taubench {
  return openTaubench('retail', resolveOptions(options));
}

/** Opens the airline: environment, world and tasks. */
export function openAirline(options?: TaubenchOptions): Taubench {
  return openTaubench('airline', resolveOptions(options));
}
