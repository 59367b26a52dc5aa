import type { Json, Session } from '@sca/core';
import { followPath } from './path.ts';
import { type CarriedOut, type ProgramCall, sourceOfArguments, valueOfSource } from './program.ts';

/** Calls as they were carried out, and what they gave. */
export interface ProgramRun {
  readonly calls: readonly CarriedOut[];
  readonly results: readonly Json[];
}

/** Makes the calls one after the other; undefined where one is refused or a path leads nowhere. */
export async function runProgram(
  session: Session,
  program: readonly ProgramCall[],
): Promise<ProgramRun | undefined> {
  const calls: CarriedOut[] = [];
  const results: Json[] = [];
  for (const { tool, args } of program) {
    const value = valueOfSource(sourceOfArguments(args), (call, path) => {
      const result = results[call];
      return result === undefined ? undefined : followPath(result, path);
    });
    if (value === undefined) return undefined;
    const result = await session.call(tool.name, value);
    if (!result.ok) return undefined;
    calls.push({ name: tool.name, args: value });
    results.push(result.value);
  }
  return { calls, results };
}
