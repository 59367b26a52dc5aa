import { whole } from '../counted.ts';
/** Shows how far a job is, on stderr: stdout belongs to the result. */
export interface Progress {
  update(now: ProgressCounts): void;
  /** Prints a line of its own, above the bar where there is one. */
  note(line: string): Promise<void>;
  stop(): Promise<void>;
}

export interface ProgressCounts {
  /** How much of the input is done. */
  readonly bytes: number;
  readonly checked: number;
  readonly kept: number;
}

/** `1,234 checked, 567 kept` */
export function describeCounts({ checked, kept }: ProgressCounts): string {
  return `${whole(checked)} checked, ${whole(kept)} kept`;
}
