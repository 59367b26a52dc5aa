import { type Environment, type Json, type Session, ToolError, type ToolResult } from '@sca/core';

/** Tools as functions of their arguments, by name. */
type SessionFunctions = { readonly [name: string]: (args: Json) => unknown };

/**
 * The tools of a session as functions, which is the form in which a code session takes them: they return the value, and
 * throw a `ToolError` where the call is refused. A bug of a tool passes through.
 */
export function sessionFunctions(environment: Environment, session: Session): SessionFunctions {
  return Object.fromEntries(
    environment.tools.map(({ name }) => [
      name,
      (args: Json) => {
        const result = session.call(name, args);
        return result instanceof Promise ? result.then(unwrap) : unwrap(result);
      },
    ]),
  );
}

function unwrap(result: ToolResult): Json {
  if (result.ok) return result.value;
  throw new ToolError(result.error);
}
