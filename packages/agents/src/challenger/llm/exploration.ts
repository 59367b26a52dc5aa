import {
  type CodeSession,
  type Json,
  type Message,
  messageOf,
  ScaError,
  type Session,
  startSession,
} from '@sca/core';
import { type Interruption, watchInterruption } from '../../executor/interruption.ts';
import { createUsageMeter, type UsageMeter } from '../../usage-meter.ts';
import type { ChallengeAttempt, ChallengeRequest } from '../challenger.ts';
import type { LlmChallengerOptions } from './llm-challenger-options.ts';

/** A challenge under way: what has happened so far. */
export interface Exploration {
  readonly seed: number;
  readonly start: Json | null;
  readonly interruption: Interruption;
  readonly session: Session;
  readonly code: CodeSession | undefined;
  readonly messages: Message[];
  readonly usage: UsageMeter;
  readonly attempts: ChallengeAttempt[];
  /** Replies of the model. */
  replies: number;
  /** Those of them that explored or could not be used. */
  steps: number;
  close(): Promise<void>;
}

/** Opens what a challenge works on. Nothing has been asked of the model. */
export async function openExploration(
  options: LlmChallengerOptions,
  { seed, signal }: ChallengeRequest,
  start: Json | null,
): Promise<Exploration> {
  const { environment, code: startCode } = options;
  const session = await (options.session?.() ?? startSession(environment));
  let code: CodeSession | undefined;
  try {
    code = await startCode?.(session);
  } catch (thrown) {
    await session.close();
    throw thrown;
  }
  const interruption = watchInterruption(signal, undefined);
  return {
    seed,
    start,
    interruption,
    session,
    code,
    messages: [],
    usage: createUsageMeter(),
    attempts: [],
    replies: 0,
    steps: 0,
    async close() {
      interruption.release();
      await code?.close();
      await session.close();
    },
  };
}

/** Calls a tool. @throws ScaError `HOST_TOOL_FAILED` where it has a bug: the model has no part in that. */
export async function callSession({ session, interruption }: Exploration, name: string, args: unknown) {
  try {
    const result = session.call(name, args);
    return result instanceof Promise ? await interruption.guard(result) : result;
  } catch (thrown) {
    if (thrown instanceof ScaError || interruption.cause) throw thrown;
    throw new ScaError('HOST_TOOL_FAILED', `The tool ${name} failed: ${messageOf(thrown)}`, {
      cause: thrown,
      details: { tool: name },
    });
  }
}
