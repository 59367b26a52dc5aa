import type { CheckMode, EnvironmentReference, Json, ReasonCode, ToolCallRecord } from '@sca/core';
import type { EngineKind, GuestOutcome } from '../engine/guest-engine.ts';
import type { Limits } from '../limits.ts';

/** What a worker thread is started with. */
export interface WorkerStart {
  readonly wasm: WebAssembly.Module;
  readonly limits: Limits;
  readonly engine: EngineKind | undefined;
  readonly clock: SharedArrayBuffer;
  readonly toolSignal: SharedArrayBuffer;
  readonly toolPort: import('node:worker_threads').MessagePort;
}

interface CheckJob {
  readonly kind: 'check';
  readonly environment: EnvironmentReference;
  /** JSON text; undefined where there is none for what was handed in. */
  readonly task: string | undefined;
  readonly mode: CheckMode;
  readonly rules: readonly ReasonCode[];
}

interface RewardJob {
  readonly kind: 'reward';
  readonly environment: EnvironmentReference;
  /** JSON text; undefined where there is none for what was handed in. */
  readonly task: string | undefined;
  readonly calls: readonly ToolCallRecord[];
  readonly answer: Json | undefined;
  readonly messages: readonly string[];
}

export interface RunJob {
  readonly kind: 'run';
  readonly code: string;
  /** Tools of the caller; none where an environment is given. */
  readonly toolNames: readonly string[];
  readonly environment: EnvironmentReference | undefined;
  /** JSON text; undefined for the value undefined. */
  readonly input: string | undefined;
  readonly seed: number;
}

export interface TurnJob {
  readonly kind: 'turn';
  readonly code: string;
  readonly toolNames: readonly string[];
  readonly image: Uint8Array | undefined;
  readonly seed: number;
}

export type Job = CheckJob | RewardJob | RunJob | TurnJob;

/** What a run or turn gives back to its caller's thread. */
export interface RunReply {
  readonly outcome: GuestOutcome;
  readonly calls: readonly ToolCallRecord[];
  readonly image?: Uint8Array | undefined;
}

/** An error on its way between threads. */
export interface PortableError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: PortableError;
}

export type ToWorker = { readonly job: Job; readonly hungSteps: readonly number[] };

export type FromWorker =
  | { readonly type: 'ready'; readonly engine: EngineKind; readonly notice: string | undefined }
  | { readonly type: 'tool-call'; readonly name: string; readonly argumentsJson: string }
  /** Told at once, since the guest can hang the thread before the job ends. */
  | { readonly type: 'tool-failed'; readonly error: PortableError }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly error: PortableError };

/** The main thread's answer to a tool call. A failure is kept on the main thread; the worker only stops. */
export type ToolReply = { readonly json: string } | { readonly refusal: string } | { readonly failed: true };
