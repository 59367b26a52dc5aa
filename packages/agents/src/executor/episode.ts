import type {
  ActionContext,
  Json,
  Message,
  RewardReport,
  ToolCallRecord,
  ToolSchema,
  TurnTokens,
} from '@sca/core';
import { createUsageMeter, type UsageMeter } from '../usage-meter.ts';
import type { UserConversation } from '../user-simulator/simulated-user.ts';
import { type EpisodeLimits, resolveLimits } from './episode-limits.ts';
import type { EpisodeOptions } from './episode-options.ts';
import { type Interruption, watchInterruption } from './interruption.ts';
import { type WatchedSession, watchSession } from './watch-session.ts';

/** An episode under way: what it was given, and what has happened so far. */
export interface Episode {
  readonly options: EpisodeOptions;
  readonly limits: EpisodeLimits;
  readonly interruption: Interruption;
  readonly watched: WatchedSession;
  /** What actions are carried out on. */
  readonly context: ActionContext;
  readonly user: UserConversation | undefined;
  readonly usage: UsageMeter;
  /** The conversation as the policy sees it. */
  readonly messages: Message[];
  readonly tokens: TurnTokens[];
  /** What the policy said to the user. */
  readonly said: string[];
  tools: readonly ToolSchema[] | undefined;
  steps: number;
  answer: Json;
  /** What the reward said of the last answer, where answers are judged as they come. */
  report: RewardReport | undefined;
  readonly startedAt: Date;
  /** On the clock of `performance.now()`. */
  readonly startedMs: number;
  /** From the first message to the last; the reward's time is not part of it. */
  durationMs: number;
  /** Calls that the session had seen before the episode. */
  readonly callsBefore: number;
}

/** Makes an episode ready; nothing has been asked of anybody. */
export function startEpisode(options: EpisodeOptions): Episode {
  const { session, code, user, task, seed, trial = 0 } = options;
  const limits = resolveLimits(options.limits);
  const interruption = watchInterruption(options.signal, limits.timeMs);
  const { signal } = interruption;
  const watched = watchSession(session);
  return {
    options,
    limits,
    interruption,
    watched,
    context: { session: watched.session, ...(code && { code }), ...(signal && { signal }) },
    user: user?.start({ instruction: task.instruction, seed, trial, signal }),
    usage: createUsageMeter(),
    messages: [],
    tokens: [],
    said: [],
    tools: undefined,
    steps: 0,
    answer: null,
    report: undefined,
    startedAt: new Date(),
    startedMs: performance.now(),
    durationMs: 0,
    callsBefore: session.calls.length,
  };
}

/** The calls that the episode made. */
export function callsOf({ options, callsBefore }: Episode): readonly ToolCallRecord[] {
  return options.session.calls.slice(callsBefore);
}
