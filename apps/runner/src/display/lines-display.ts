import type { Output } from '../terminal/output.ts';
import { renderStageLine } from './render-stage-line.ts';
import { createPace, type RunDisplay, type StageCounts } from './stage-progress.ts';

const INTERVAL_MS = 10_000;

/** Plain lines, some seconds apart: for log files and for readers that are no terminal. */
export function createLinesDisplay(stderr: Output, now: () => number = () => performance.now()): RunDisplay {
  const print = (line: string): void => void stderr.write(`${line}\n`);
  return {
    startStage(name) {
      const pace = createPace(now);
      let lastAt = now();
      const line = (counts: StageCounts): string => renderStageLine(name, counts, pace(counts));
      return {
        update(counts) {
          const text = line(counts); // also where nothing is printed: the pace begins with the first counts
          if (now() - lastAt < INTERVAL_MS) return;
          lastAt = now();
          print(text);
        },
        finish: (counts) => print(line(counts)),
      };
    },
    note: print,
    stop() {},
  };
}
