import type { CallHistory } from '../features/call-history.ts';
import type { FeatureRows } from '../features/feature-rows.ts';
import type { OptionPools } from '../options/option-pools.ts';
import type { Conversation } from '../reading/conversation.ts';

/**
 * Chooses one of the rows. `wanted` is the row that a given action needs, and undefined where none is given. An
 * undefined choice ends the walk.
 */
export type Decide = (rows: FeatureRows, wanted: number | undefined) => number | undefined;

/** A turn under way. */
export interface Walk {
  readonly conversation: Conversation;
  readonly history: CallHistory;
  readonly pools: OptionPools;
  readonly rows: FeatureRows;
  /** Decides over the rows. @throws {@link NO_WAY} */
  decide(wanted: number | undefined): number;
}

/** Thrown where a given action cannot be reached, or a walk is ended. */
export const NO_WAY = new Error('no decisions lead there');
