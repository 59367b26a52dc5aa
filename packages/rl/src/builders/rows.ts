import type { Json, Message, TrainingSample, Trajectory } from '@sca/core';
import type { TokenSegment } from '../segments/token-segment.ts';

/**
 * `tokens`: ids were captured from the server and are in the row. `messages`: none were captured, so the row has
 * messages only and every token array in it is empty. Nothing is ever tokenised here.
 */
export type SampleLevel = 'tokens' | 'messages';

/** What every row says about where it comes from. */
export interface RowSource {
  /** Unique within a build; equal for equal input. */
  readonly id: string;
  readonly taskId: string;
  readonly environment: Trajectory['environment'];
  /** Tools as the policy saw them: `{ name, description, parameters }` each. */
  readonly tools: Json[];
}

/** One trajectory to imitate. */
export interface RftRow extends RowSource {
  readonly level: SampleLevel;
  readonly groupId: string;
  readonly trajectoryId: string;
  readonly policy: Trajectory['policy'];
  readonly reward: number | null;
  readonly isTruncated: boolean;
  readonly messages: Message[];
  /** One per message: the weight of its tokens in the loss. 0 = context only, as are all that were not sampled. */
  readonly messageWeights: number[];
  /** Empty at level `messages`. A model span carries the weight of its message. */
  readonly segments: TokenSegment[];
}

/** One side of a preference. */
export interface PreferenceSide {
  readonly trajectoryId: string;
  readonly policy: Trajectory['policy'];
  readonly reward: number;
  readonly isTruncated: boolean;
  /** Index in the trajectory of the side's first message; the prompt ends before it. */
  readonly messageIndex: number;
  /** The side as it was sampled, after the same `promptIds`; absent where ids were not captured for all of it. */
  readonly tokens?: TokenSegment;
}

/** A preference between two continuations of one prompt. */
export interface DpoRow extends RowSource {
  readonly level: SampleLevel;
  /** `first-divergence`: one assistant message each side. `trajectory`: all that follows the shared prompt. */
  readonly mode: 'first-divergence' | 'trajectory';
  readonly prompt: Message[];
  readonly chosen: Message[];
  readonly rejected: Message[];
  readonly chosenFrom: PreferenceSide;
  readonly rejectedFrom: PreferenceSide;
}

/** A continuation that was good or bad, with nothing to compare it with. */
export interface KtoRow extends RowSource {
  readonly level: SampleLevel;
  readonly groupId: string;
  readonly trajectoryId: string;
  readonly policy: Trajectory['policy'];
  readonly reward: number;
  readonly isTruncated: boolean;
  readonly prompt: Message[];
  readonly completion: Message[];
  readonly label: boolean;
  readonly tokens?: TokenSegment;
}

/** Fields that core's record may lack and a row has. */
type Present<Field extends keyof TrainingSample> = {
  [Name in Field]-?: Exclude<TrainingSample[Name], undefined>;
};

/** What PPO and GRPO rows have in common. */
export type PolicyRow = TrainingSample & Present<'level' | 'trajectoryId' | 'segment'>;

/**
 * One segment with token rewards, returns and advantages, 0 where the mask is 0. A truncated sample that is masked
 * has a `responseMask` of zeros; `turnSpans` still say what was sampled. At level `messages` all of them are empty.
 */
export type PpoRow = PolicyRow & Present<'tokenRewards' | 'advantages' | 'returns'>;

/**
 * One segment with its group's advantage: `advantage` for the whole, `advantages` per token, 0 where the mask
 * is 0. At level `messages` only `advantage` says anything. Rows of a group follow each other.
 */
export type GrpoRow = PolicyRow & Present<'advantage' | 'advantages'>;
