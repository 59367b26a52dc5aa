import { type CodeSession, type CodeTurn, ScaError } from '@sca/core';
import { poolOf, requireCode, runResult, type Sandbox } from './sandbox.ts';
import { type CallersTools, createToolHost } from './tool-host.ts';
import type { RunReply } from './worker/protocol.ts';

export interface CodeSessionOptions {
  /** Tools of the caller, run in its thread. */
  readonly tools?: CallersTools;
  /** Seeds `Math.random`; each turn gets a seed of its own from it. @defaultValue 0 */
  readonly seed?: number;
}

/**
 * Starts a session of code turns that share their variables.
 *
 * A turn is a script that may `await` at its top; its value is that of its last expression, and its top-level
 * declarations stay, also for being declared again. Between turns a session is only an image of what changed
 * in its heap, some tens of kilobytes, and any worker can take the next turn.
 */
export function startCodeSession(
  sandbox: Sandbox,
  { tools = {}, seed = 0 }: CodeSessionOptions = {},
): CodeSession {
  const pool = poolOf(sandbox);
  let image: Uint8Array | undefined;
  let turns = 0;
  let isClosed = false;
  let last: Promise<unknown> = Promise.resolve();

  const turn = async (code: string, signal: AbortSignal | undefined): Promise<CodeTurn> => {
    requireCode(code);
    if (isClosed) throw new ScaError('CODE_SESSION_CLOSED', 'The code session was closed; start a new one.');
    const host = createToolHost(tools, sandbox.limits);
    const job = { kind: 'turn', code, toolNames: host.names, image, seed: seed + turns } as const;
    turns += 1;
    const reply = (await host.watch(pool.submit(job, { signal, answerTool: host.answer }))) as RunReply;
    image = reply.image;
    const { status, value, error, console } = runResult(reply);
    return { status, value, error, console, calls: host.calls };
  };

  return {
    run(code, { signal } = {}) {
      // Turns are taken one after the other, also where the caller does not wait.
      const result = last.then(() => turn(code, signal));
      last = result.catch(() => undefined);
      return result;
    },
    close() {
      isClosed = true;
      image = undefined;
    },
  };
}
