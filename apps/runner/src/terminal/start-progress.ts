import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import { startProgressLines } from './progress-lines.ts';

/** How progress is shown. */
export interface ProgressOptions {
  readonly hasBar: boolean;
  /** Null where the size of the input is not known. */
  readonly totalBytes: number | null;
}

/** A bar or plain lines. The bar's library is loaded only where it is shown. */
export async function startProgress(
  stderr: Output,
  { hasBar, totalBytes }: ProgressOptions,
): Promise<Progress> {
  if (!hasBar) return startProgressLines(stderr);
  const { startProgressBar } = await import('./progress-bar.ts');
  return startProgressBar(stderr, totalBytes);
}
