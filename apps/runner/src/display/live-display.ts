import { MultiBar, type SingleBar } from 'cli-progress';
import type { Output } from '../terminal/output.ts';
import { renderStageLine } from './render-stage-line.ts';
import { createPace, type RunDisplay, type StageCounts } from './stage-progress.ts';

/** One line per stage that is under way, redrawn in place; finished ones scroll up. */
export function createLiveDisplay(stderr: Output, now: () => number = () => performance.now()): RunDisplay {
  const bars = new MultiBar({
    stream: stderr.stream as NodeJS.WriteStream,
    format: '{line}',
    clearOnComplete: true,
    hideCursor: true,
    linewrap: false,
    gracefulExit: false,
    fps: 5,
  });
  return {
    startStage(name) {
      const pace = createPace(now);
      const bar: SingleBar = bars.create(1, 0, { line: name });
      const line = (counts: StageCounts): string => renderStageLine(name, counts, pace(counts));
      return {
        update: (counts) => bar.update(0, { line: line(counts) }),
        finish(counts) {
          bars.log(`${line(counts)}\n`);
          bars.remove(bar);
          bars.update();
        },
      };
    },
    note(text) {
      bars.log(`${text}\n`);
      bars.update();
    },
    stop() {
      bars.update();
      bars.stop();
    },
  };
}
