import type { RunDisplay } from '../display/stage-progress.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { Participants } from '../participants/participants.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { World } from '../worlds/world.ts';
import type { Judges } from './judges.ts';

/** What the stages of a run share. */
export interface RunContext {
  readonly experiment: Experiment;
  readonly folder: RunFolder;
  readonly worlds: readonly World[];
  readonly judges: Judges;
  readonly participants: Participants;
  readonly display: RunDisplay;
  /** Folder of official data. */
  readonly dataDir: string;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Aborts at once: the second Ctrl-C. */
  readonly signal: AbortSignal;
  /** True once nothing new is to be begun: the first Ctrl-C. */
  readonly isStopping: () => boolean;
}
