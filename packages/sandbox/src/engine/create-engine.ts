import { messageOf } from '@sca/core';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { FreshRuntimeEngine } from './fresh-runtime-engine.ts';
import type { EngineKind, GuestEngine } from './guest-engine.ts';
import type { RunMonitor } from './run-monitor.ts';
import { selfTest } from './self-test.ts';
import { SnapshotEngine } from './snapshot-engine.ts';

export interface EngineOptions {
  readonly wasm: WebAssembly.Module;
  readonly limits: Limits;
  readonly monitor: RunMonitor;
  /** Taken without a self-test. Default: the snapshot engine if it passes its self-test. */
  readonly kind?: EngineKind | undefined;
}

export interface ChosenEngine {
  readonly engine: GuestEngine;
  /** Why the fast engine was not taken; undefined where it was, or was not asked for. */
  readonly notice: string | undefined;
}

/** Makes the fast engine where it works here, else the one that rests on the public API alone. */
export async function createEngine({ wasm, limits, monitor, kind }: EngineOptions): Promise<ChosenEngine> {
  if (kind === 'fresh-runtime')
    return { engine: new FreshRuntimeEngine(wasm, limits, monitor), notice: undefined };
  try {
    // The test has limits of its own: tight ones of the caller would look like a failure.
    const testLimits = { ...DEFAULT_LIMITS, stackBytes: limits.stackBytes };
    if (kind === undefined) await selfTest(await SnapshotEngine.create(wasm, testLimits, monitor));
    return { engine: await SnapshotEngine.create(wasm, limits, monitor), notice: undefined };
  } catch (thrown) {
    if (kind === 'snapshot') throw thrown;
    const notice = `heap snapshots do not work here (${messageOf(thrown)}); each run gets a new runtime, at about half the speed`;
    return { engine: new FreshRuntimeEngine(wasm, limits, monitor), notice };
  }
}
