import { z } from 'zod';
import type { Benchmark } from './benchmark.ts';
import type { Checkout } from './checkout.ts';
import { upstreamFailed } from './upstream-failed.ts';

/** What the upstream modules gave. */
export interface UpstreamOutput {
  /** The files of the data by name: all of {@link Benchmark.files}, and no other. */
  readonly files: Checkout;
  /** Recorded rows, one per line, by the environment that they are of. */
  readonly rows: ReadonlyMap<string, string>;
}

const Output = z.object({
  files: z.record(z.string(), z.string()),
  rows: z.record(z.string(), z.string()),
});

/**
 * Reads what came out of upstream code, which anybody may have written, and which names files that will be written.
 *
 * @throws ScaError `UPSTREAM_FAILED`
 */
export function readUpstreamOutput(benchmark: Benchmark, text: string): UpstreamOutput {
  const { files, rows } = parseOutput(text);
  const wanted = [...benchmark.files.keys()].filter((name) => !benchmark.copies.has(name));
  const missing = wanted.filter((name) => !Object.hasOwn(files, name));
  const strange = Object.keys(files).find((name) => !wanted.includes(name));
  if (missing.length > 0) throw upstreamFailed(`they gave no ${missing.join(', ')}`);
  if (strange !== undefined)
    throw upstreamFailed(`they gave a file ${JSON.stringify(strange)}, which the data does not have`);
  const bytes = Object.entries(files).map(([name, content]): [string, Uint8Array] => [
    name,
    Buffer.from(content),
  ]);
  return { files: new Map(bytes), rows: new Map(Object.entries(rows)) };
}

function parseOutput(text: string): z.infer<typeof Output> {
  try {
    return Output.parse(JSON.parse(text));
  } catch (cause) {
    throw upstreamFailed('what they gave is not what was asked for', cause);
  }
}
