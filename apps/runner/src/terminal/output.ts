import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Where a command writes. */
export interface Output {
  readonly stream: Writable;
  readonly isTerminal: boolean;
  /** True once the reader is gone (`sca ... | head`) or the disk is full: from then on nothing is written. */
  readonly isClosed: boolean;
  /** Why nothing more can be written; undefined while it can, and where the reader just went away. */
  readonly failure: Error | undefined;
  /** Writes, and waits while the reader is behind. */
  write(text: string): Promise<void>;
}

/** Wraps a standard stream, so that a reader that goes away or a full disk ends the writing and not the process. */
export function createOutput(stream: Writable & { readonly isTTY?: boolean }): Output {
  let isClosed = false;
  let failure: Error | undefined;
  const closing = new AbortController();
  const close = (): void => {
    isClosed = true;
    closing.abort();
  };
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure ??= error;
    close();
  });
  stream.on('close', close);
  return {
    stream,
    isTerminal: stream.isTTY === true,
    get isClosed(): boolean {
      return isClosed;
    },
    get failure(): Error | undefined {
      return failure;
    },
    async write(text) {
      if (isClosed || stream.write(text)) return;
      await once(stream, 'drain', { signal: closing.signal }).catch(() => {});
    },
  };
}
