import type { Output } from './output.ts';
import { describeCounts, type Progress } from './progress.ts';

const INTERVAL_MS = 10_000;

/** Plain lines, some seconds apart: for log files and for readers that are no terminal. */
export function startProgressLines(stderr: Output, now: () => number = () => performance.now()): Progress {
  let lastAt = now();
  return {
    update(counts) {
      if (now() - lastAt < INTERVAL_MS) return;
      lastAt = now();
      void stderr.write(`${describeCounts(counts)}\n`);
    },
    note: (line) => stderr.write(`${line}\n`),
    async stop() {},
  };
}
