import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

/** A number that a benchmark has to reach. */
export interface Target {
  readonly what: string;
  readonly value: number;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
}

/** Prints targets with what came out, and writes everything to the file that `--json` names, where it is given. */
export function report(measured: Record<string, unknown>, targets: readonly Target[]): void {
  console.log('\ntargets');
  for (const target of targets) {
    const wanted =
      'atLeast' in target.bound ? `at least ${target.bound.atLeast}` : `at most ${target.bound.atMost}`;
    console.log(
      `  ${isMet(target) ? 'pass' : 'MISS'}  ${target.what}: ${target.value.toFixed(3)} (${wanted})`,
    );
  }
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  if (values.json === undefined) return;
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    threads: availableParallelism(),
    /** Much more than what this process asks for means that others disturbed it. */
    loadAverage: loadavg(),
  };
  const judged = targets.map((target) => ({ ...target, isMet: isMet(target) }));
  writeFileSync(values.json, `${JSON.stringify({ machine, ...measured, targets: judged }, null, 1)}\n`);
}

function isMet({ value, bound }: Target): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}

/** The middle value. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [above = Number.NaN, below = above] = [
    sorted[middle],
    sorted[sorted.length % 2 === 1 ? middle : middle - 1],
  ];
  return (below + above) / 2;
}
