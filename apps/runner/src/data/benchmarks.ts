import { ScaError } from '@sca/core';
import { suggest } from '../nearest.ts';
import { escapeText } from '../terminal/escape-text.ts';
import type { Benchmark } from './benchmark.ts';
import { m3tooleval } from './m3tooleval/m3tooleval.ts';
import { tauBench } from './tau-bench/tau-bench.ts';

/** The benchmarks that `sca data` knows. */
export const benchmarks: readonly Benchmark[] = [m3tooleval, tauBench];

/** @throws ScaError `BENCHMARK_UNKNOWN` */
export function findBenchmark(name: string): Benchmark {
  const found = benchmarks.find((benchmark) => benchmark.name === name);
  if (found) return found;
  const known = benchmarks.map((benchmark) => benchmark.name);
  throw new ScaError(
    'BENCHMARK_UNKNOWN',
    `There is no benchmark "${escapeText(name)}". ${suggest(name, known)}`,
    { details: { name } },
  );
}
