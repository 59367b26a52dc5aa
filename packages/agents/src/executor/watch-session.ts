import type { Session } from '@sca/core';

/** A session whose failures can be told from those of whoever called it. */
export interface WatchedSession {
  readonly session: Session;
  /** True for what a tool or the remote environment threw, as against what the protocol around it threw. */
  hasThrown(thrown: unknown): boolean;
}

/** Remembers what the tools of a session throw. */
export function watchSession(session: Session): WatchedSession {
  const failures = new Set<unknown>();
  const note = (thrown: unknown): never => {
    failures.add(thrown);
    throw thrown;
  };
  const { fork } = session;
  return {
    hasThrown: (thrown) => failures.has(thrown),
    session: {
      get calls() {
        return session.calls;
      },
      call(name, args) {
        try {
          const result = session.call(name, args);
          return result instanceof Promise ? result.catch(note) : result;
        } catch (thrown) {
          return note(thrown);
        }
      },
      digest: () => session.digest(),
      diff: () => session.diff(),
      close: () => session.close(),
      ...(fork && { fork: () => fork.call(session) }),
    },
  };
}
