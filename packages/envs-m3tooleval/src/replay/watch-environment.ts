import { type Environment, type LocalSession, startSession } from '@sca/core';
import { PythonError } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { m3Tools } from '../tools/m3-tools.ts';
import type { PythonTool } from '../tools/python-tool.ts';
import { toCoreTool } from '../tools/to-core-tool.ts';

/** A session that also tells what core's results leave out: the Python value, and the exception's class. */
export interface WatchedSession {
  readonly session: LocalSession;
  readonly tools: ReadonlyMap<string, PythonTool>;
  /** What the last call's function did; undefined where it was not reached. */
  last(): Outcome | undefined;
  forget(): void;
}

type Outcome =
  | { readonly status: 'returned'; readonly value: PythonValue }
  | { readonly status: 'raised'; readonly error: PythonError };

export function watchEnvironment(environment: Environment): WatchedSession {
  let outcome: Outcome | undefined;
  const note = (next: Outcome): void => {
    outcome = next;
  };
  const tools = m3Tools(environment).map(({ source }) => toCoreTool(watched(source, note)));
  const toolsByName = new Map(tools.map((tool) => [tool.name, tool]));
  const { initialState } = environment;
  const session = startSession({ ...environment, initialState, tools, toolsByName } as Environment);
  return {
    session,
    tools: new Map(tools.map(({ name, source }) => [name, source])),
    last: () => outcome,
    forget() {
      outcome = undefined;
    },
  };
}

function watched(tool: PythonTool, note: (outcome: Outcome) => void): PythonTool {
  return {
    ...tool,
    run(state, args) {
      try {
        const value = tool.run(state, args);
        note({ status: 'returned', value });
        return value;
      } catch (thrown) {
        if (thrown instanceof PythonError) note({ status: 'raised', error: thrown });
        throw thrown;
      }
    },
  };
}
