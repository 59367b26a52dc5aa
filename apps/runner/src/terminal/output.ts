import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where a command writes. */
export interface Output {
  readonly stream: Writable;
  readonly isTerminal: boolean;
  /** True once the reader is gone (`sca ... | head`): from then on nothing is written. */
  readonly isClosed: boolean;
  /** Writes, and waits while the reader is behind. */
  write(text: string): Promise<void>;
}

/** Wraps a standard stream, so that a reader that goes away ends the writing and not the process. */
export function createOutput(stream: Writable & { readonly isTTY?: boolean }): Output {
  let isClosed = false;
  const closing = new AbortController();
  const close = (): void => {
    isClosed = true;
    closing.abort();
  };
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    close();
  });
  stream.on('close', close);
  return {
    stream,
    isTerminal: stream.isTTY === true,
    get isClosed(): boolean {
      return isClosed;
    },
    async write(text) {
      if (isClosed || stream.write(text)) return;
      await once(stream, 'drain', { signal: closing.signal }).catch(() => {});
    },
  };
}
