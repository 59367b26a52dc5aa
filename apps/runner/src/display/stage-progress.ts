/** Where a stage is. */
export interface StageCounts {
  readonly done: number;
  /** Null where nobody knows how much there will be. */
  readonly total: number | null;
  /** What is worth knowing, such as `kept 120, lost 31`. */
  readonly detail: string;
}

/** One line of the display, for one stage. */
interface StageProgress {
  update(counts: StageCounts): void;
  /** The last word; the line stays. */
  finish(counts: StageCounts): void;
}

/** Shows a run on stderr while it goes on. */
export interface RunDisplay {
  startStage(name: string): StageProgress;
  /** A line of its own. */
  note(line: string): void;
  stop(): void;
}

/** How fast a stage goes, from what it did since it was started; what an earlier process did does not count. */
export interface Pace {
  readonly perSecond: number;
  /** Null where it cannot be said. */
  readonly secondsLeft: number | null;
}

/** Measures from the first counts it sees. */
export function createPace(now: () => number): (counts: StageCounts) => Pace {
  let start: { at: number; done: number } | undefined;
  return ({ done, total }) => {
    start ??= { at: now(), done };
    const seconds = (now() - start.at) / 1000;
    const perSecond = seconds > 0 ? (done - start.done) / seconds : 0;
    const secondsLeft = total !== null && perSecond > 0 ? Math.max(0, total - done) / perSecond : null;
    return { perSecond, secondsLeft };
  };
}
