import type { Output } from '../terminal/output.ts';
import { createLinesDisplay } from './lines-display.ts';
import type { RunDisplay } from './stage-progress.ts';

/** A live display on a terminal, plain lines elsewhere. The library of the first is loaded only where it is shown. */
export async function createDisplay(stderr: Output): Promise<RunDisplay> {
  if (!stderr.isTerminal || process.env.CI) return createLinesDisplay(stderr);
  const { createLiveDisplay } = await import('./live-display.ts');
  return createLiveDisplay(stderr);
}
