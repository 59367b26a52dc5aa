import type { Readable } from 'node:stream';
import type { Output } from './terminal/output.ts';

/** What a command has of the process around it; tests bring their own. */
export interface CommandContext {
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Aborts when the user presses Ctrl-C. */
  readonly signal: AbortSignal;
}
