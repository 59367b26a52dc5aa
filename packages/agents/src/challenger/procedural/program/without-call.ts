import { callsOf, mapResults, type ProgramCall } from './program.ts';

/** The calls without one; undefined where another takes something from it. */
export function withoutCall(calls: readonly ProgramCall[], left: number): readonly ProgramCall[] | undefined {
  const isNeeded = calls.some(({ args }) => args.some(({ source }) => callsOf(source).includes(left)));
  if (isNeeded) return undefined;
  return calls
    .filter((_call, index) => index !== left)
    .map(({ tool, args }) => ({
      tool,
      args: args.map(({ name, source }) => ({
        name,
        source: mapResults(source, (result) => ({
          ...result,
          call: result.call - (result.call > left ? 1 : 0),
        })),
      })),
    }));
}
