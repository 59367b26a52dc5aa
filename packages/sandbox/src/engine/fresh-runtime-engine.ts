import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core';
import type { Limits } from '../limits.ts';
import { type FreshHeap, type Instance, useFreshHeap } from './fresh-heap.ts';
import {
  endedByItself,
  type GuestEngine,
  type GuestOutcome,
  type GuestRun,
  type GuestTurn,
  type LoadedGuest,
  type Program,
  type ToolAnswer,
  type ToolCaller,
  type TurnResult,
} from './guest-engine.ts';
import { BODY_LINES } from './guest-error.ts';
import { GuestHost } from './guest-host.ts';
import { createGuestMemory, hasGrown, moduleOptions } from './quickjs-module.ts';
import type { RunMonitor } from './run-monitor.ts';

const NO_TOOLS: ToolCaller = () => ({ refusal: 'no tool can be called now' });
/** A turn as it can be repeated: its code, seed, and what its tools answered. */
interface PastTurn {
  readonly code: string;
  readonly seed: number;
  readonly answers: readonly ToolAnswer[];
}

/** Runs guests through the public API of the engine: slower, but independent of how the engine lies in memory. */
export class FreshRuntimeEngine implements GuestEngine {
  readonly kind = 'fresh-runtime';
  readonly #wasm: WebAssembly.Module;
  readonly #limits: Limits;
  readonly #monitor: RunMonitor;
  #instance: Instance | undefined;

  constructor(wasm: WebAssembly.Module, limits: Limits, monitor: RunMonitor) {
    this.#wasm = wasm;
    this.#limits = limits;
    this.#monitor = monitor;
  }

  async load(toolNames: readonly string[], programs: readonly Program[]): Promise<LoadedGuest> {
    const compileFailures: (GuestOutcome | undefined)[] = [];
    for (const program of programs) {
      const outcome = await this.#step({ toolNames, callTool: NO_TOOLS, lineOffset: BODY_LINES }, (heap) => {
        heap.dispatch('compile', program.kind, JSON.stringify(program.source));
      });
      compileFailures.push(outcome.status === 'returned' ? undefined : outcome);
    }
    const run = async ({ program, args, seed, callTool }: GuestRun): Promise<GuestOutcome> => {
      const failure = compileFailures[program];
      const source = programs[program];
      if (failure || !source) return failure as GuestOutcome;
      return this.#step({ toolNames, callTool, lineOffset: BODY_LINES }, (heap) => {
        heap.compile(source);
        const [first = '', second = ''] = args;
        heap.dispatch('run', source.kind, 0, first, second, seed);
      });
    };
    return { compileFailures, run, expectResults() {} };
  }

  /** Without heap images the state of a session is its history, which the same answers of tools bring back. */
  async turn({ toolNames, image, code, seed, callTool }: GuestTurn): Promise<TurnResult> {
    const past = image ? (JSON.parse(Buffer.from(image).toString()) as PastTurn[]) : [];
    const answers: ToolAnswer[] = [];
    const record: ToolCaller = (index, args) => {
      const answer = callTool(index, args);
      answers.push(answer);
      return answer;
    };
    const outcome = await this.#step({ toolNames, callTool: record, lineOffset: 0 }, (heap) => {
      for (const turn of past) repeat(heap, turn, this.#repeatHost(turn));
      heap.dispatch('seed', seed);
      heap.evaluate(code);
    });
    if (!endedByItself(outcome)) return { outcome, image };
    return { outcome, image: Buffer.from(JSON.stringify([...past, { code, seed, answers }])) };
  }

  async #step(
    {
      toolNames,
      callTool,
      lineOffset,
    }: { toolNames: readonly string[]; callTool: ToolCaller; lineOffset: number },
    work: (heap: FreshHeap) => void,
  ): Promise<GuestOutcome> {
    const instance = await this.#currentInstance();
    const host = new GuestHost({ limits: this.#limits, monitor: this.#monitor, callTool });
    if (!this.#monitor.begin(this.#limits.wallTimeMs)) host.stop('timed-out');
    else if (!useFreshHeap({ instance, host, limits: this.#limits, toolNames }, work))
      this.#instance = undefined;
    this.#monitor.end();
    if (instance.guestMemory.wasRefused) host.stop('out-of-memory');
    const outcome = host.outcome(instance.guestMemory.memory.buffer.byteLength, lineOffset);
    if (hasGrown(instance.guestMemory) || instance.guestMemory.wasRefused) this.#instance = undefined;
    return outcome;
  }

  /** Answers a repeated turn's calls as they were answered then. */
  #repeatHost({ answers }: PastTurn): GuestHost {
    const left = [...answers];
    const callTool: ToolCaller = () => left.shift() ?? { refusal: 'no answer was recorded' };
    return new GuestHost({ limits: this.#limits, monitor: this.#monitor, callTool });
  }

  async #currentInstance(): Promise<Instance> {
    if (!this.#instance) {
      const guestMemory = createGuestMemory(this.#limits.memoryBytes);
      const options = {
        emscriptenModule: moduleOptions(this.#wasm, guestMemory) as never,
        wasmMemory: guestMemory.memory,
      };
      this.#instance = {
        quickjs: await newQuickJSWASMModuleFromVariant(
          newVariant(variant as unknown as QuickJSSyncVariant, options),
        ),
        guestMemory,
      };
    }
    this.#instance.guestMemory.wasRefused = false;
    return this.#instance;
  }
}

function repeat(heap: FreshHeap, { code, seed }: PastTurn, host: GuestHost): void {
  heap.withHost(host, () => {
    heap.dispatch('seed', seed);
    heap.evaluate(code);
  });
}
