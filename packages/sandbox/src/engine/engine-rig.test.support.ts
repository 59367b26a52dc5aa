import type { Json } from '@sca/core';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { createEngine } from './create-engine.ts';
import type { EngineKind, GuestEngine, GuestOutcome, Program, ToolCaller } from './guest-engine.ts';
import { compileQuickJs } from './quickjs-module.ts';
import { createLocalMonitor, type RunMonitor } from './run-monitor.ts';

export const ENGINE_KINDS: readonly EngineKind[] = ['snapshot', 'fresh-runtime'];

const wasm = compileQuickJs();

// The main thread's stack is smaller than that of a worker thread.
const TEST_LIMITS: Limits = { ...DEFAULT_LIMITS, stackBytes: 64 * 2 ** 10 };

interface RigRun {
  readonly kind?: Program['kind'];
  /** Arguments as JSON values. */
  readonly args?: readonly (Json | undefined)[];
  readonly seed?: number;
  /** Tools by name: each gets its arguments' JSON text and gives its result's. */
  readonly tools?: { readonly [name: string]: (argumentsJson: string) => string };
  /** Answers instead of `tools`, for refusals and failures. */
  readonly callTool?: ToolCaller;
}

/** An engine in this thread, and short ways to use it. */
export interface EngineRig {
  readonly engine: GuestEngine;
  run(source: string, options?: RigRun): Promise<GuestOutcome>;
  /** The returned value; fails where the code did not return. */
  value(source: string, options?: RigRun): Promise<Json | undefined>;
  /** Runs turns over one session; gives their outcomes. */
  turns(codes: readonly string[], callTool?: ToolCaller): Promise<GuestOutcome[]>;
}

export async function createRig(
  kind: EngineKind,
  limits: Partial<Limits> = {},
  monitor: RunMonitor = createLocalMonitor(),
): Promise<EngineRig> {
  const { engine } = await createEngine({ wasm, limits: { ...TEST_LIMITS, ...limits }, monitor, kind });
  const run: EngineRig['run'] = async (source, options = {}) => {
    const { kind: programKind = 'body', args = [], seed = 0, tools = { echo: (json) => json } } = options;
    const names = Object.keys(tools);
    const guest = await engine.load(names, [{ kind: programKind, source }]);
    const callTool =
      options.callTool ?? ((index, json) => ({ json: tools[names[index] ?? '']?.(json) ?? 'null' }));
    return guest.run({ program: 0, args: args.map((arg) => JSON.stringify(arg)), seed, callTool });
  };
  return {
    engine,
    run,
    value: async (source, options) => valueOf(await run(source, options)),
    async turns(codes, callTool = (_index, json) => ({ json })) {
      const outcomes: GuestOutcome[] = [];
      let image: Uint8Array | undefined;
      for (const [seed, code] of codes.entries()) {
        const result = await engine.turn({ toolNames: ['echo'], image, code, seed, callTool });
        image = result.image;
        outcomes.push(result.outcome);
      }
      return outcomes;
    },
  };
}

/** What an outcome is worth to its reader: all of it but memory. */
export function withoutMemory({
  peakMemoryBytes,
  ...outcome
}: GuestOutcome): Omit<GuestOutcome, 'peakMemoryBytes'> {
  return outcome;
}

export function valueOf({ status, json, error, hostFailure }: GuestOutcome): Json | undefined {
  if (hostFailure) throw hostFailure.thrown;
  if (status !== 'returned')
    throw new Error(`the code did not return but ${status}: ${error?.name}: ${error?.message}`);
  return json === undefined ? undefined : (JSON.parse(json) as Json);
}
