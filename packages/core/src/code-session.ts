import type { Json } from './json.ts';
import type { GuestError, RunStatus } from './records/verdict.ts';
import type { ToolCall } from './tool.ts';

/** What one turn of code did. */
export interface CodeTurn {
  readonly status: RunStatus;
  /** The value of the last expression where it is JSON; undefined otherwise. */
  readonly value: Json | undefined;
  readonly error: GuestError | null;
  /** Captured `console` lines, cut at the limit. */
  readonly console: readonly string[];
  readonly calls: readonly ToolCall[];
}

/** Code of one episode, run turn by turn over the same variables. */
export interface CodeSession {
  /** A turn that is stopped by a limit leaves the variables as they were before it. */
  run(code: string, options?: { signal?: AbortSignal }): Promise<CodeTurn>;
  close(): void | Promise<void>;
}
