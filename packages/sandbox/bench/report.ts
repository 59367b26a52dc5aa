import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';

/** A number that a benchmark has to reach. */
export interface Target {
  readonly what: string;
  readonly value: number;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
}

/** Prints targets with what came out. */
export function printTargets(targets: readonly Target[]): void {
  console.log('\ntargets');
  for (const target of targets) {
    const wanted =
      'atLeast' in target.bound ? `at least ${target.bound.atLeast}` : `at most ${target.bound.atMost}`;
    console.log(
      `  ${isMet(target) ? 'pass' : 'MISS'}  ${target.what}: ${target.value.toFixed(2)}x (${wanted}x)`,
    );
  }
}

function isMet({ value, bound }: Target): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}

/** Prints rows under a header, the first column to the left and the others to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  }
}

/** Writes everything measured to the file that `--json` names, where it is given. */
export function writeJson(measured: { readonly targets: readonly Target[] } & Record<string, unknown>): void {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  if (values.json === undefined) return;
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    threads: availableParallelism(),
    /** Much more than what this process asks for means that others disturbed it. */
    loadAverage: loadavg(),
  };
  const targets = measured.targets.map((target) => ({ ...target, isMet: isMet(target) }));
  writeFileSync(values.json, `${JSON.stringify({ machine, ...measured, targets }, null, 1)}\n`);
}
