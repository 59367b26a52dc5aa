import type { CheckMode, EnvironmentReference, Json, ReasonCode, RewardReport, Verdict } from '@sca/core';
import { ScaError, ToolCallRecord } from '@sca/core';
import { z } from 'zod';
import { resolveRules } from './check/check-rules.ts';
import { describeIssues } from './check/describe-issues.ts';
import type { EngineKind } from './engine/guest-engine.ts';
import { type Limits, resolveLimits } from './limits.ts';
import { mapInOrder } from './map-in-order.ts';
import { requireMode, requireReference } from './options.ts';
import { createPool } from './sandbox.ts';

export interface CheckerOptions {
  /** Loaded by every worker thread for itself. */
  readonly environment: EnvironmentReference;
  /** `paper`: all code runs, the solution passes, no failure case passes. `strict` adds the rest. @defaultValue 'strict' */
  readonly mode?: CheckMode;
  /** Switches single rules on or off, over what the mode says. `malformed` cannot be switched. */
  readonly rules?: Partial<Record<ReasonCode, boolean>>;
  readonly limits?: Partial<Limits>;
  /** Worker threads. @defaultValue the number of processors */
  readonly workers?: number;
  /** Tasks that may wait for a worker; one more is refused with `QUEUE_FULL`. @defaultValue 10000 */
  readonly queueLimit?: number;
  /** Fixes the engine. @defaultValue the snapshot engine if it passes its self-test */
  readonly engine?: EngineKind;
}

export interface RewardRequest {
  /** A task record. */
  readonly task: unknown;
  /** The calls of the trajectory, replayed in a fresh session. */
  readonly calls: readonly ToolCallRecord[];
  readonly answer: Json | undefined;
  /** What the agent said to the user. */
  readonly messages: readonly string[];
}

interface CallOptions {
  readonly signal?: AbortSignal;
}

/** Judges Code-as-Task proposals and rewards trajectories in worker threads. */
export interface Checker {
  /**
   * Judges a proposal; anything unreadable as one is judged `malformed`.
   *
   * @throws ScaError `HOST_TOOL_FAILED` where a tool of the environment has a bug, `ENVIRONMENT_LOAD_FAILED`,
   * `QUEUE_FULL`, `SANDBOX_CLOSED`, `WORKER_CRASHED`. The reason of the signal where it aborts.
   */
  check(task: unknown, options?: CallOptions): Promise<Verdict>;
  /** Judges a stream in order, reading ahead only as far as the workers need. */
  checkAll(tasks: Iterable<unknown> | AsyncIterable<unknown>, options?: CallOptions): AsyncIterable<Verdict>;
  /** Replays a trajectory's calls in a fresh session and asks the verifier. Null where the verifier or the replay broke. */
  reward(request: RewardRequest, options?: CallOptions): Promise<RewardReport>;
  /** Stops the workers; whatever still runs or waits is refused with `SANDBOX_CLOSED`. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a checker. Threads start with the first job; idle ones do not keep the process alive. */
export function createChecker(options: CheckerOptions): Checker {
  const environment = requireReference(options.environment);
  const mode = requireMode(options.mode ?? 'strict');
  const rules = resolveRules(mode, options.rules);
  const pool = createPool(options, resolveLimits(options.limits));
  const check: Checker['check'] = async (task, { signal } = {}) =>
    (await pool.submit(
      { kind: 'check', environment, task: taskText(task), mode, rules },
      { signal },
    )) as Verdict;
  return {
    check,
    checkAll: (tasks, callOptions) =>
      mapInOrder(tasks, { width: 4 * pool.size, work: (task) => check(task, callOptions) }),
    reward: async (request, { signal } = {}) => {
      const job = {
        kind: 'reward',
        environment,
        ...requireRewardRequest(request),
        task: taskText(request.task),
      } as const;
      return (await pool.submit(job, { signal })) as RewardReport;
    },
    close: () => pool.close(),
    [Symbol.asyncDispose]: () => pool.close(),
  };
}

const RewardFields = z.object({
  calls: z.array(z.object(ToolCallRecord.shape)),
  answer: z.json().optional(),
  messages: z.array(z.string()),
});

// A wrong shape is the caller's mistake, and must not look like a broken task.
function requireRewardRequest(request: RewardRequest): Pick<RewardRequest, 'calls' | 'answer' | 'messages'> {
  const parsed = RewardFields.safeParse(request);
  if (parsed.success) return { ...request };
  throw new ScaError(
    'REWARD_REQUEST_INVALID',
    `The reward request is not usable: ${describeIssues(parsed.error)}.`,
  );
}

// As text a proposal gets to another thread whatever it is; what is no JSON is malformed there.
function taskText(task: unknown): string | undefined {
  try {
    return JSON.stringify(task);
  } catch {
    return undefined;
  }
}
