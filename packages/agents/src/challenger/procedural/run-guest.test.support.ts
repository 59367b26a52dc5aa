import { type CodeAsTask, type Environment, startSession, ToolError } from '@sca/core';

/**
 * Runs a solution and then the verifier without a sandbox: a second opinion on what the checker says, for code that
 * was written here. A solution that throws has not passed.
 */
export function runGuest(
  environment: Environment,
  { solution, verify }: Pick<CodeAsTask, 'solution' | 'verify'>,
): boolean {
  const session = startSession(environment);
  const tools = Object.fromEntries(
    environment.tools.map(({ name }) => [
      name,
      (args: unknown) => {
        const result = session.call(name, args);
        if (!result.ok) throw new ToolError(result.error);
        return result.value;
      },
    ]),
  );
  try {
    const answer = run(solution, { tools });
    const transcript = JSON.parse(JSON.stringify({ messages: [], calls: session.calls }));
    return run(`${verify}\nreturn verify(answer, transcript);`, { tools, answer, transcript }) === true;
  } catch (thrown) {
    if (thrown instanceof ToolError || thrown instanceof TypeError) return false;
    throw thrown;
  }
}

/** Runs a function body with some names defined. */
export function run(code: string, names: Record<string, unknown>): unknown {
  return new Function(...Object.keys(names), code)(...Object.values(names));
}
