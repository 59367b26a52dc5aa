import { Writable } from 'node:stream';
import { createOutput, type Output } from '../terminal/output.ts';

/** An output that keeps what is written to it. */
export interface CapturedOutput extends Output {
  readonly text: string;
}

/** Stands in for stdout and stderr. */
export function captureOutput({ isTerminal = false } = {}): CapturedOutput {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const output = createOutput(Object.assign(stream, { isTTY: isTerminal, columns: 120 }));
  return Object.defineProperty(output, 'text', { get: () => text }) as CapturedOutput;
}
