import type { Checkout } from './checkout.ts';

/** A benchmark whose official data can be made from its upstream repository. */
export interface Benchmark {
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** The commit that the data is of. */
  readonly commit: string;
  /** The folder of the repository that matters. Other files are not kept. */
  readonly folder: string;
  /** Files of the data with their sha256, in the order in which they are shown. */
  readonly files: ReadonlyMap<string, string>;
  /** Makes the files from {@link folder}. @throws ScaError `UPSTREAM_FAILED`, `CHECKOUT_INCOMPLETE` */
  extract(source: Checkout, signal: AbortSignal): Promise<Checkout>;
  /**
   * Calls upstream's tools with random arguments and returns recorded rows, one per line, for `sca replay`.
   *
   * @throws ScaError `UPSTREAM_FAILED`
   */
  record(source: Checkout, request: RecordRequest): Promise<string>;
}

interface RecordRequest {
  readonly calls: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** Where the archive of a commit is. */
export function archiveUrl({ repository, commit }: Benchmark): string {
  return `https://codeload.github.com/${repository}/tar.gz/${commit}`;
}
