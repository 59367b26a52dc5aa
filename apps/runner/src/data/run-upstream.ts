import { ScaError } from '@sca/core';
import type { Benchmark } from './benchmark.ts';
import type { Checkout } from './checkout.ts';
import { runPython } from './run-python.ts';
import { STAND_INS } from './stand-ins.ts';
import { readUpstreamOutput, type UpstreamOutput } from './upstream-output.ts';

/** What is wanted of the upstream modules besides the data. */
export interface UpstreamRequest {
  /** Random calls of upstream's tools. */
  readonly record?: { readonly calls: number; readonly seed: number };
  readonly signal: AbortSignal;
}

const DRIVER = `
wanted = json.loads(request)
json.dumps({'files': exported(), 'rows': recorded(**wanted) if wanted else {}})
`;

/**
 * Makes a benchmark's data from its upstream files, and records calls of its tools where that is wanted.
 *
 * @throws ScaError `UPSTREAM_FAILED`, `CHECKOUT_INCOMPLETE`
 */
export async function runUpstream(
  benchmark: Benchmark,
  source: Checkout,
  { record, signal }: UpstreamRequest,
): Promise<UpstreamOutput> {
  const copies = Array.from(
    benchmark.copies,
    ([name, path]) => [name, fileOf(benchmark, source, path)] as const,
  );
  const prefix = benchmark.pythonFolder === '' ? '' : `${benchmark.pythonFolder}/`;
  const text = await runPython({
    files: new Map(Array.from(source, ([path, bytes]) => [prefix + path, bytes])),
    script: STAND_INS + benchmark.script + DRIVER,
    input: record ?? null,
    signal,
  });
  const { files, rows } = readUpstreamOutput(benchmark, text);
  return { files: new Map([...files, ...copies]), rows };
}

function fileOf({ folder }: Benchmark, source: Checkout, path: string): Uint8Array {
  const bytes = source.get(path);
  if (bytes) return bytes;
  throw new ScaError('CHECKOUT_INCOMPLETE', `The checkout has no file ${folder}/${path}.`, {
    details: { path },
  });
}
