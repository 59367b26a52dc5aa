import { MultiBar } from 'cli-progress';
import type { Output } from './output.ts';
import { describeCounts, type Progress } from './progress.ts';

/** A bar on a terminal. Where the size of the input is not known it only counts. */
export function startProgressBar(stderr: Output, totalBytes: number | null): Progress {
  const bars = new MultiBar({
    stream: stderr.stream as NodeJS.WriteStream,
    format: totalBytes === null ? '{counts}' : '[{bar}] {percentage} %  {counts}',
    clearOnComplete: true,
    linewrap: true, // Cuts the bar to the width of the terminal and lets notes wrap.
    gracefulExit: false,
  });
  const bar = bars.create(totalBytes ?? 0, 0, { counts: '' });
  return {
    update: (now) => bar.update(now.bytes, { counts: describeCounts(now) }),
    async note(line) {
      bars.log(`${line}\n`);
    },
    async stop() {
      bars.update(); // Notes wait for the next frame; without one more they would be lost.
      bars.stop();
    },
  };
}
