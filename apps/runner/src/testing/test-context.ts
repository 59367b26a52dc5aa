import { Readable } from 'node:stream';
import type { CommandContext } from '../command-context.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';

/** A command's surroundings with captured outputs, and a hand on Ctrl-C. */
export interface TestContext extends CommandContext {
  readonly stdout: CapturedOutput;
  readonly stderr: CapturedOutput;
  interrupt(): void;
}

export function createTestContext(given: Partial<CommandContext> = {}): TestContext {
  const interruption = new AbortController();
  return {
    stdin: Readable.from([]),
    cwd: process.cwd(),
    signal: interruption.signal,
    interrupt: () => interruption.abort(),
    ...given,
    stdout: (given.stdout as CapturedOutput | undefined) ?? captureOutput(),
    stderr: (given.stderr as CapturedOutput | undefined) ?? captureOutput(),
  };
}
