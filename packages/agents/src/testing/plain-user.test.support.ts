import type { SimulatedUser, UserTurn } from '../user-simulator/simulated-user.ts';

/** A user that says its lines one after the other and stops with the last one, or fails where a line is a turn. */
export function plainUser(
  lines: readonly (string | UserTurn | Error)[],
): SimulatedUser & { heard: string[] } {
  const heard: string[] = [];
  return {
    identity: { strategy: 'lines' },
    heard,
    start() {
      let next = 0;
      const say = (): UserTurn => {
        const line = lines[next] ?? '';
        next += 1;
        if (line instanceof Error) throw line;
        return typeof line === 'string'
          ? { status: 'said', content: line, isStop: next >= lines.length }
          : line;
      };
      return {
        open: say,
        async reply(message) {
          heard.push(message);
          return say();
        },
        report: () => ({
          faults: [],
          usage: { calls: next, promptTokens: 0, cachedTokens: 0, completionTokens: 0, costUsd: 0 },
        }),
      };
    },
  };
}
