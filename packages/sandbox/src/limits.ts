import { ScaError } from '@sca/core';

/** What one run of guest code may use. Whatever it exceeds, the caller goes on. */
export interface Limits {
  /**
   * Polls of the interrupt handler, one per about 10,000 loop turns or calls. Counted before the clock is
   * looked at, so that a slow machine gives the same verdict. @defaultValue 2000
   */
  readonly interruptCount: number;
  /** Wall time of one run, time inside tools of the caller not counted. @defaultValue 3000 */
  readonly wallTimeMs: number;
  /** How long a run that does not react to its deadline may go on before its thread is killed. @defaultValue 500 */
  readonly killGraceMs: number;
  /** How long one tool call of the caller may take. @defaultValue 60000 */
  readonly toolTimeMs: number;
  /** All memory of the guest, engine included; at least 16 MiB. @defaultValue 67108864 */
  readonly memoryBytes: number;
  /** The guest's stack. @defaultValue 262144 */
  readonly stackBytes: number;
  /** The returned value as JSON text. @defaultValue 1048576 */
  readonly outputBytes: number;
  /** All captured console lines together; what is over is cut. @defaultValue 65536 */
  readonly consoleBytes: number;
  /** Tool calls of one run. @defaultValue 1000 */
  readonly toolCalls: number;
  /** The arguments of one tool call as JSON text. @defaultValue 262144 */
  readonly toolArgumentBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  interruptCount: 2000,
  wallTimeMs: 3000,
  killGraceMs: 500,
  toolTimeMs: 60_000,
  memoryBytes: 64 * 2 ** 20,
  stackBytes: 256 * 2 ** 10,
  outputBytes: 2 ** 20,
  consoleBytes: 64 * 2 ** 10,
  toolCalls: 1000,
  toolArgumentBytes: 256 * 2 ** 10,
};

const BOUNDS: { readonly [Name in keyof Limits]: readonly [low: number, high: number] } = {
  interruptCount: [1, 1e9],
  wallTimeMs: [1, 3_600_000],
  killGraceMs: [1, 60_000],
  toolTimeMs: [1, 3_600_000],
  memoryBytes: [16 * 2 ** 20, 2 ** 30],
  // More than 256 KiB overflows the thread's own stack in deep native recursion before the guest's limit is seen.
  stackBytes: [16 * 2 ** 10, 256 * 2 ** 10],
  outputBytes: [64, 64 * 2 ** 20],
  consoleBytes: [0, 64 * 2 ** 20],
  toolCalls: [0, 1e6],
  toolArgumentBytes: [64, 64 * 2 ** 20],
};

/**
 * Completes limits with the defaults.
 *
 * @throws ScaError `LIMIT_INVALID` naming the limit, the value and the range that is allowed.
 */
export function resolveLimits(given: Partial<Limits> = {}): Limits {
  const limits = { ...DEFAULT_LIMITS, ...given };
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const value: unknown = limits[name];
    const [low, high] = BOUNDS[name] ?? [];
    if (low === undefined || high === undefined) throw invalid(name, `There is no limit named ${name}`);
    if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) continue;
    throw invalid(
      name,
      `The limit ${name} is ${String(value)}; it must be a whole number from ${low} to ${high}`,
    );
  }
  return limits;
}

function invalid(name: string, sentence: string): ScaError {
  return new ScaError('LIMIT_INVALID', `${sentence}. Limits are ${Object.keys(BOUNDS).join(', ')}.`, {
    details: { name },
  });
}
