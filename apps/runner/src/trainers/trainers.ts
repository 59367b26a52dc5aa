import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { Trainer } from './trainer.ts';

export type TrainerName = Exclude<Experiment['train']['trainer'], 'none'>;

/** The trainers by name. Each is loaded when it is asked for. */
const TRAINERS: Readonly<Record<TrainerName, () => Promise<Trainer>>> = {
  reference: async () => (await import('./reference-trainer.ts')).trainReference,
  command: async () => (await import('./command-trainer.ts')).trainByCommand,
  'openai-compatible': async () => (await import('./openai-trainer.ts')).trainByService,
};

/** Finds a trainer. `none` has none: the stage passes it over. */
export function trainerOf(name: TrainerName): Trainer {
  return async (request) => (await TRAINERS[name]())(request);
}
