import { type Environment, type LocalSession, startSession } from '@sca/core';

/** Runs guest code in this process, its tools on a fresh session: enough for code of our own. */
export function runGuestCode(environment: Environment, code: string): unknown {
  const tools = toolFunctions(environment, startSession(environment));
  return new Function(...Object.keys(tools), code)(...Object.values(tools));
}

/** Calls `verify` of a task. */
export function runVerify(verify: string, answer: unknown): unknown {
  return new Function('answer', `${verify}\nreturn verify(answer);`)(answer);
}

type GuestTool = (args: unknown) => unknown;

function toolFunctions(environment: Environment, session: LocalSession): Record<string, GuestTool> {
  const functions = environment.tools.map(({ name }): [string, GuestTool] => [
    name,
    (args) => {
      const result = session.call(name, args);
      if (!result.ok) throw new Error(result.error);
      return result.value;
    },
  ]);
  return Object.fromEntries(functions);
}
