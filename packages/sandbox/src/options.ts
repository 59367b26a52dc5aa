import { CheckMode, type EnvironmentReference, ScaError } from '@sca/core';
import type { EngineKind } from './engine/guest-engine.ts';

/** More threads than any machine has processors for would only eat memory. */
const MAX_WORKERS = 512;
const ENGINES: readonly EngineKind[] = ['snapshot', 'fresh-runtime'];

/** @throws ScaError `OPTION_INVALID` */
export function requireWorkers(workers: number): number {
  return wholeNumber('workers', workers, [1, MAX_WORKERS]);
}

/** @throws ScaError `OPTION_INVALID` */
export function requireQueueLimit(queueLimit: number): number {
  return wholeNumber('queueLimit', queueLimit, [0, 1e9]);
}

/** @throws ScaError `OPTION_INVALID` */
export function requireEngine(engine: EngineKind | undefined): EngineKind | undefined {
  if (engine === undefined || ENGINES.includes(engine)) return engine;
  throw invalid('engine', `is ${show(engine)}; it is ${ENGINES.join(' or ')}`);
}

/** @throws ScaError `OPTION_INVALID` */
export function requireMode(mode: CheckMode): CheckMode {
  if (CheckMode.safeParse(mode).success) return mode;
  throw invalid('mode', `is ${show(mode)}; it is ${CheckMode.options.join(' or ')}`);
}

/** @throws ScaError `OPTION_INVALID` */
export function requireReference(environment: EnvironmentReference): EnvironmentReference {
  if (typeof environment?.module === 'string') return environment;
  throw invalid(
    'environment',
    "is no reference. Every worker thread loads its own, so name where it is: { module: import.meta.resolve('./my-environment.js'), export: 'name' }",
  );
}

function wholeNumber(name: string, value: number, [low, high]: readonly [number, number]): number {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return value;
  throw invalid(name, `is ${show(value)}; it must be a whole number from ${low} to ${high}`);
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function invalid(name: string, problem: string): ScaError {
  return new ScaError('OPTION_INVALID', `The option ${name} ${problem}.`, { details: { name } });
}
