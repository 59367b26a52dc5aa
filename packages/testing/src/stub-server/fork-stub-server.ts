import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import type { StubCounts, StubServerOptions } from './stub-server.ts';

/** What can be told to another process. */
export interface ForkedStubOptions extends Omit<StubServerOptions, 'replies'> {
  /** URL of a module whose export `replies` is what `StubServerOptions.replies` says. @defaultValue the text `ok` */
  readonly repliesModule?: string;
}

/** Changes to a server that runs. */
export type StubSettings = Pick<StubServerOptions, 'latencyMs' | 'maxInFlight'>;

/** A stub server in a process of its own, so that a measurement of its clients does not measure it. */
export interface ForkedStubServer extends AsyncDisposable {
  readonly baseUrl: string;
  set(settings: StubSettings): Promise<void>;
  counts(): Promise<StubCounts>;
  close(): Promise<void>;
}

export type StubCommand = { readonly set: StubSettings } | { readonly counts: true };

/** Starts a stub server in a process of its own. */
export async function forkStubServer(options: ForkedStubOptions = {}): Promise<ForkedStubServer> {
  const extension = extname(import.meta.url);
  const child = fork(new URL(`./stub-process${extension}`, import.meta.url), [JSON.stringify(options)], {
    execArgv: extension === '.ts' ? ['--import', 'tsx'] : [],
  });
  const { baseUrl } = (await answerOf(child)) as { baseUrl: string };
  const ask = async (command: StubCommand): Promise<unknown> => {
    const answer = answerOf(child);
    child.send(command);
    return answer;
  };
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  };
  return {
    baseUrl,
    set: async (settings) => void (await ask({ set: settings })),
    counts: async () => (await ask({ counts: true })) as StubCounts,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const end = once(child, 'exit', { signal }).then(() => {
    throw new Error('The stub server ended.');
  });
  end.catch(() => {}); // Whichever comes second comes to nothing.
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), end]);
    return answer;
  } finally {
    waiting.abort();
  }
}
