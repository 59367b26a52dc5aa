import { availableParallelism } from 'node:os';
import {
  type EnvironmentReference,
  type GuestError,
  type Json,
  type RunStatus,
  ScaError,
  type ToolCallRecord,
} from '@sca/core';
import type { EngineKind } from './engine/guest-engine.ts';
import { type Limits, resolveLimits } from './limits.ts';
import { requireEngine, requireQueueLimit, requireReference, requireWorkers } from './options.ts';
import { type CallersTools, createToolHost } from './tool-host.ts';
import type { RunReply } from './worker/protocol.ts';
import { WorkerPool } from './worker/worker-pool.ts';

export interface SandboxOptions {
  readonly limits?: Partial<Limits>;
  /** Worker threads. @defaultValue the number of processors */
  readonly workers?: number;
  /** Runs that may wait for a worker; one more is refused with `QUEUE_FULL`. @defaultValue 10000 */
  readonly queueLimit?: number;
  /** Fixes the engine. @defaultValue the snapshot engine if it passes its self-test */
  readonly engine?: EngineKind;
}

export interface RunRequest {
  /** A function body. It sees `input`, `tools` and the tools as globals, and may `await`. */
  readonly code: string;
  /** Tools of the caller, run in its thread. */
  readonly tools?: CallersTools;
  /** An environment whose tools the code gets instead, over a fresh session inside the worker. */
  readonly environment?: EnvironmentReference;
  readonly input?: Json;
  /** Seeds `Math.random`. @defaultValue 0 */
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** How a run ended. Equal code, input, seed and tool results give equal results, but for time and memory. */
export interface RunResult {
  readonly status: RunStatus;
  /** The returned value; undefined where it was undefined or nothing was returned. */
  readonly value: Json | undefined;
  readonly error: GuestError | null;
  /** Captured `console` lines. */
  readonly console: readonly string[];
  readonly calls: readonly ToolCallRecord[];
  readonly timeMs: number;
  readonly peakMemoryBytes: number;
}

/** Runs untrusted JavaScript in worker threads, each run in a fresh QuickJS heap. */
export interface Sandbox {
  /**
   * Runs code; whatever the code does is a result.
   *
   * @throws ScaError `RUN_INVALID`, `HOST_TOOL_FAILED` where a tool failed for another reason than a `ToolError`,
   * `QUEUE_FULL`, `SANDBOX_CLOSED`, `WORKER_CRASHED`. The reason of the signal where it aborts.
   */
  run(request: RunRequest): Promise<RunResult>;
  /** The engine in use; undefined before the first run. */
  readonly engine: EngineKind | undefined;
  readonly limits: Limits;
  /** Stops the workers; whatever still runs or waits is refused with `SANDBOX_CLOSED`. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

// Code sessions run on the pool of their sandbox; the pool is no part of the sandbox's surface.
const pools = new WeakMap<Sandbox, WorkerPool>();

export function poolOf(sandbox: Sandbox): WorkerPool {
  const pool = pools.get(sandbox);
  if (!pool) throw new TypeError('the sandbox was not made by createSandbox');
  return pool;
}

/**
 * Starts a sandbox. Threads start with the first run; idle ones do not keep the process alive.
 *
 * @throws ScaError `LIMIT_INVALID`, `OPTION_INVALID`.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const limits = resolveLimits(options.limits);
  const pool = createPool(options, limits);
  const sandbox: Sandbox = {
    limits,
    get engine() {
      return pool.engine;
    },
    run: (request) => run(pool, limits, request),
    close: () => pool.close(),
    [Symbol.asyncDispose]: () => pool.close(),
  };
  pools.set(sandbox, pool);
  return sandbox;
}

export function createPool(
  { workers, queueLimit, engine }: Omit<SandboxOptions, 'limits'>,
  limits: Limits,
): WorkerPool {
  return new WorkerPool({
    limits,
    size: requireWorkers(workers ?? availableParallelism()),
    queueLimit: requireQueueLimit(queueLimit ?? 10_000),
    engine: requireEngine(engine),
  });
}

async function run(pool: WorkerPool, limits: Limits, request: RunRequest): Promise<RunResult> {
  const { code, tools = {}, environment, input, seed = 0, signal } = request;
  requireCode(code);
  if (environment && request.tools)
    throw new ScaError('RUN_INVALID', 'A run takes tools or an environment, not both.');
  if (environment) requireReference(environment);
  const host = createToolHost(tools, limits);
  const startedAt = performance.now();
  const job = {
    kind: 'run',
    code,
    toolNames: host.names,
    environment,
    input: JSON.stringify(input),
    seed,
  } as const;
  const reply = (await host.watch(pool.submit(job, { signal, answerTool: host.answer }))) as RunReply;
  return {
    ...runResult(reply),
    calls: environment ? reply.calls : host.calls,
    timeMs: performance.now() - startedAt,
  };
}

/** @throws ScaError `RUN_INVALID` for what is no text, which a caller without types may hand in. */
export function requireCode(code: unknown): void {
  if (typeof code === 'string') return;
  throw new ScaError(
    'RUN_INVALID',
    `The code is of type ${code === null ? 'null' : typeof code}; it must be a string.`,
  );
}

/** What of a reply is the same for runs and turns. */
export function runResult({ outcome }: RunReply): Omit<RunResult, 'calls' | 'timeMs'> {
  const { status, json, error, console, peakMemoryBytes } = outcome;
  return {
    status,
    value: json === undefined ? undefined : (JSON.parse(json) as Json),
    error,
    console,
    peakMemoryBytes,
  };
}
