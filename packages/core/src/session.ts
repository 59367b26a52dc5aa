import { callTool } from './call-tool.ts';
import type { Environment } from './environment.ts';
import { diffOf, type StateDiff } from './state/state-diff.ts';
import { digestOf } from './state/state-digest.ts';
import { StateOverlay } from './state/state-overlay.ts';
import type { ToolCall, ToolResult } from './tool.ts';
import { readArguments } from './tool-arguments.ts';

/** One episode's state of an environment, reached through its tools. */
export interface Session {
  /** Synchronous for in-process tools; a promise only where the tool is remote. */
  call(name: string, args: unknown): ToolResult | Promise<ToolResult>;
  /** Equal state, equal digest. Costs what changed, not what exists. */
  digest(): string | Promise<string>;
  /** What changed since the start. */
  diff(): StateDiff | Promise<StateDiff>;
  /** Every call so far, refused ones and those that a bug of the tool ended included. */
  readonly calls: readonly ToolCall[];
  /** An independent copy; absent where the state is remote. */
  fork?(): Session;
  close(): void | Promise<void>;
}

/** A session of an in-process environment: everything is synchronous. */
export interface LocalSession extends Session {
  call(name: string, args: unknown): ToolResult;
  digest(): string;
  diff(): StateDiff;
  fork(): LocalSession;
  close(): void;
}

/** Opens a session over the environment's shared initial state. Nothing is copied. */
export function startSession(environment: Environment): LocalSession {
  return openSession(environment, new StateOverlay(environment.initialState), []);
}

function openSession(environment: Environment, overlay: StateOverlay, calls: ToolCall[]): LocalSession {
  return {
    calls,
    call(name, args) {
      const read = readArguments(args);
      let ok = false;
      try {
        // The tool gets a copy of its own: it may store or change what the record keeps.
        const result = callTool(environment, overlay, { name, ...readArguments(args) });
        ok = result.ok;
        return result;
      } finally {
        calls.push({ name, args: read.args, ok });
      }
    },
    digest: () => digestOf(overlay),
    diff: () => diffOf(overlay),
    fork: () => openSession(environment, overlay.fork(), [...calls]),
    close() {},
  };
}
