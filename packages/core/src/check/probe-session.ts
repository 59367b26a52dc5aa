import type { Environment } from '../environment.ts';
import { type LocalSession, startSession } from '../session.ts';
import type { Tool } from '../tool.ts';
import { isWorded, madeValue } from '../worded-value.ts';

/** A session in which read tools may write, and which shows what tools return before it becomes JSON. */
export interface ProbeSession {
  readonly session: LocalSession;
  /** What the last call's tool returned; undefined where it refused. */
  lastReturned(): unknown;
  forget(): void;
}

export function startProbe(environment: Environment): ProbeSession {
  let returned: unknown;
  const tools = environment.tools.map((tool): Tool<object> => {
    const execute = (state: object, input: never): unknown => {
      returned = tool.execute(state, input);
      return returned;
    };
    return { ...tool, effect: 'write', execute };
  });
  const { initialState } = environment;
  const toolsByName = new Map(tools.map((tool) => [tool.name, tool]));
  const session = startSession({ ...environment, initialState, tools, toolsByName });
  return {
    session,
    lastReturned: () => (isWorded(returned) ? madeValue(returned) : returned),
    forget() {
      returned = undefined;
    },
  };
}
