import { messageOf, ScaError } from '@sca/core';
import { escapeText } from '../terminal/escape-text.ts';
import type { Archive } from './read-archive.ts';

/** Hears how many bytes there are so far; the total is null where the server does not say. */
export type OnProgress = (bytes: number, totalBytes: number | null) => void;

export interface DownloadOptions {
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Fetches a file into memory. @throws ScaError `DOWNLOAD_FAILED`, which may be tried again */
export async function download(url: string, { onProgress, signal }: DownloadOptions): Promise<Archive> {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
    const total = Number(response.headers.get('content-length')) || null;
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      bytes += chunk.length;
      onProgress(bytes, total);
    }
    return { name: url, bytes: Buffer.concat(chunks) };
  } catch (cause) {
    signal.throwIfAborted();
    throw downloadFailed(url, cause);
  }
}

function downloadFailed(url: string, cause: unknown): ScaError {
  const reason = cause instanceof Error && cause.cause ? messageOf(cause.cause) : messageOf(cause);
  const sentence = `${escapeText(url)} cannot be downloaded: ${escapeText(reason)}. Try again with a network, or give --from a checkout or archive.`;
  return new ScaError('DOWNLOAD_FAILED', sentence, { cause, details: { url }, isRetryable: true });
}
