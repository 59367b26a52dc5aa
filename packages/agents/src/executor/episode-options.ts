import type {
  ActionProtocol,
  CodeSession,
  Environment,
  Json,
  Message,
  Model,
  RewardReport,
  Sampling,
  Session,
  StopReason,
  ToolCallRecord,
} from '@sca/core';
import type { SimulatedUser } from '../user-simulator/simulated-user.ts';
import type { EpisodeLimits } from './episode-limits.ts';

/** What determines an episode: equal inputs, equal id. */
export interface EpisodeInputs {
  /** The policy. */
  readonly model: Model;
  /** Which weights the model has, where its name does not say so. */
  readonly checkpoint?: string;
  readonly environment: Environment;
  /** A task record, or what of it matters here. Where a user takes part, the instruction is the user's. */
  readonly task: { readonly id: string; readonly instruction: string };
  /** How the policy is prompted and read: one of `createStrategy`, or an environment's own. */
  readonly protocol: ActionProtocol;
  /** Who the policy talks with. Without one, what it says is its answer. */
  readonly user?: SimulatedUser;
  readonly limits?: Partial<EpisodeLimits>;
  /** For every call of the policy. Its `seed` replaces the seeds that are derived per turn. */
  readonly sampling?: Sampling;
  /** Which repetition of the task by the same policy this is. @defaultValue 0 */
  readonly trial?: number;
  /** 0..2^32-1; every turn of the policy and of the user gets a seed of its own from it. */
  readonly seed: number;
}

/** One episode. */
export interface EpisodeOptions extends EpisodeInputs {
  /** A fresh session of the environment. The caller closes it. */
  readonly session: Session;
  /** Runs the code of strategies that write code; its tools call the session. The caller closes it. */
  readonly code?: CodeSession;
  /** Whether a call of this tool ends the episode, as handing over to a person does in tau-bench. */
  readonly endsEpisode?: (toolName: string) => boolean;
  /** Judges what the episode left. Without it the reward is null. */
  readonly reward?: RewardFunction;
  /** Judges episodes that a limit ended as well; else their reward is 0, as in tau-bench. @defaultValue false */
  readonly rewardAtLimit?: boolean;
  /** Ends the episode at once; it is then recorded as aborted. */
  readonly signal?: AbortSignal;
}

/** What an episode left for its judge. */
export interface EpisodeOutcome {
  readonly calls: readonly ToolCallRecord[];
  /** The answer; where a user took part, what the policy said last. Null where there is none. */
  readonly answer: Json;
  /** What the policy said to the user, message by message. */
  readonly messages: readonly string[];
  /** The whole conversation as the policy saw it. */
  readonly conversation: readonly Message[];
  /** The live session, for environments that cannot be replayed. */
  readonly session: Session;
  /** Why the episode ended; null while it may go on after a wrong answer. */
  readonly stop: StopReason | null;
  readonly signal: AbortSignal | undefined;
}

/** A checker's `reward`, an environment's official one, or a judge. What it throws makes the episode unscorable. */
export type RewardFunction = (outcome: EpisodeOutcome) => RewardReport | Promise<RewardReport>;
