import type { GuestError, RunStatus } from '@sca/core';

/** `snapshot` restores a prepared heap before each run; `fresh-runtime` makes a runtime per run through the public API. */
export type EngineKind = 'snapshot' | 'fresh-runtime';

/** A piece of guest code. A `body` is a function body that sees `input`; a `verifier` defines `verify`. */
export interface Program {
  readonly kind: 'body' | 'verifier';
  readonly source: string;
}

export type ToolAnswer = { readonly json: string } | { readonly refusal: string };

/** Answers a guest's tool call. Anything thrown is a failure of the host. */
export type ToolCaller = (toolIndex: number, argumentsJson: string) => ToolAnswer;

export interface GuestRun {
  /** Index into the loaded programs. */
  readonly program: number;
  /** JSON texts; undefined stands for the value undefined. A body takes `input`, a verifier answer and transcript. */
  readonly args: readonly (string | undefined)[];
  readonly seed: number;
  readonly callTool: ToolCaller;
}

/** How guest code ended, and all that is left of it. */
export interface GuestOutcome {
  readonly status: RunStatus;
  /** The returned value as JSON text; undefined where the value was undefined or nothing was returned. */
  readonly json: string | undefined;
  readonly error: GuestError | null;
  readonly console: readonly string[];
  /** The largest extent of the guest's memory, engine included. */
  readonly peakMemoryBytes: number;
  /** A limit or a failure of the host stopped the guest; it did not come to an end of its own. */
  readonly wasStopped: boolean;
  /** The first failure of the host during the run; it outranks whatever the guest made of it. */
  readonly hostFailure: { readonly thrown: unknown } | undefined;
}

/** Programs compiled into a prepared heap. Every run starts from that heap. */
export interface LoadedGuest {
  /**
   * Per program, the outcome of compiling it where it failed: every run of it ends so. Programs after the first
   * that failed may be compiled only when they run.
   */
  readonly compileFailures: readonly (GuestOutcome | undefined)[];
  run(run: GuestRun): Promise<GuestOutcome>;
  /** Tells which tool results one later run will probably see. Only speed depends on it. */
  expectResults(texts: readonly string[]): void;
}

export interface GuestTurn {
  readonly toolNames: readonly string[];
  /** What the last turn left; undefined for the first. */
  readonly image: Uint8Array | undefined;
  readonly code: string;
  readonly seed: number;
  readonly callTool: ToolCaller;
}

export interface TurnResult {
  readonly outcome: GuestOutcome;
  /** The state after the turn; as before it where a limit stopped it. */
  readonly image: Uint8Array | undefined;
}

/** A way to run guest code: one load, run or turn at a time. */
export interface GuestEngine {
  readonly kind: EngineKind;
  load(toolNames: readonly string[], programs: readonly Program[]): Promise<LoadedGuest>;
  turn(turn: GuestTurn): Promise<TurnResult>;
}

/** True where the guest came to an end of its own, so that what it left can be gone on with. */
export function endedByItself({ status, wasStopped }: GuestOutcome): boolean {
  // The engine itself can tell of too little memory as well.
  return !wasStopped && status !== 'out-of-memory';
}
