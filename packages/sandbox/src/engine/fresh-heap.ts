import type {
  QuickJSContext,
  QuickJSHandle,
  QuickJSRuntime,
  QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import type { Limits } from '../limits.ts';
import type { Program } from './guest-engine.ts';
import { TURN_NAME } from './guest-error.ts';
import { GuestHost } from './guest-host.ts';
import { GUEST_PRELUDE, PRELUDE_NAME } from './guest-prelude.ts';
import type { GuestMemory } from './quickjs-module.ts';
import { createLocalMonitor } from './run-monitor.ts';

const JOBS_PER_BATCH = 200;
const GLOBAL_ASYNC = 1 << 7;

export interface Instance {
  readonly quickjs: QuickJSWASMModule;
  readonly guestMemory: GuestMemory;
}

interface HeapOptions {
  readonly instance: Instance;
  readonly host: GuestHost;
  readonly limits: Limits;
  readonly toolNames: readonly string[];
}

/** Makes a runtime, uses it and throws it away. False where the instance must not be used again. */
export function useFreshHeap(options: HeapOptions, work: (heap: FreshHeap) => void): boolean {
  const { instance, host, limits } = options;
  let runtime: QuickJSRuntime | undefined;
  let heap: FreshHeap | undefined;
  try {
    runtime = instance.quickjs.newRuntime();
    runtime.setMaxStackSize(limits.stackBytes);
    heap = new FreshHeap(runtime, options);
    work(heap);
  } catch (thrown) {
    if (thrown instanceof RangeError || thrown instanceof WebAssembly.RuntimeError) {
      host.emit('threw', JSON.stringify(['InternalError', `the engine stopped: ${thrown.message}`, '']));
    } else if (!host.isOver && !instance.guestMemory.wasRefused) host.fail(thrown);
    return false;
  }
  return dispose(heap, runtime);
}

// A guest that was stopped midway leaves values that nobody owns, which the engine asserts against.
function dispose(heap: FreshHeap, runtime: QuickJSRuntime): boolean {
  try {
    heap.dispose();
    runtime.dispose();
    return true;
  } catch {
    return false;
  }
}

/** One runtime and context with the prelude in it. */
export class FreshHeap {
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #dispatch: QuickJSHandle;
  readonly #guestMemory: GuestMemory;
  readonly #limits: Limits;
  #host: GuestHost;

  constructor(runtime: QuickJSRuntime, { host, limits, toolNames, instance }: HeapOptions) {
    this.#runtime = runtime;
    this.#context = runtime.newContext();
    this.#host = host;
    this.#limits = limits;
    this.#guestMemory = instance.guestMemory;
    this.#dispatch = this.#boot();
    this.dispatch('tools', JSON.stringify(toolNames));
    runtime.setInterruptHandler(() => this.#shouldInterrupt());
  }

  /** Calls the prelude's dispatcher and runs the jobs that follow, until the host has a result or nothing is left. */
  dispatch(...args: readonly (string | number | QuickJSHandle)[]): void {
    const context = this.#context;
    const handles = args.map((arg) => {
      if (typeof arg === 'string') return context.newString(arg);
      return typeof arg === 'number' ? context.newNumber(arg) : arg;
    });
    const result = context.callFunction(this.#dispatch, context.undefined, ...handles);
    for (const handle of handles) handle.dispose();
    if (result.error) this.#report('reject', result.error);
    else result.value.dispose();
    this.#runJobs();
  }

  /** Compiles a program that is known to compile, without reporting it. */
  compile({ kind, source }: Program): void {
    const silent = new GuestHost({
      limits: this.#limits,
      monitor: createLocalMonitor(),
      callTool: () => ({ refusal: '' }),
    });
    this.withHost(silent, () => this.dispatch('compile', kind, JSON.stringify(source)));
  }

  /** Evaluates a turn in the global scope, reports what it comes to, and runs all work that it left. */
  evaluate(code: string): void {
    const result = this.#context.evalCode(code, TURN_NAME, GLOBAL_ASYNC);
    if (result.error) this.#report('refuse', result.error);
    else this.dispatch('settle', result.value);
    while (!this.#host.isStopped && this.#runSomeJobs()) {
      // Work that a turn leaves must end, or it would go on in the next.
    }
  }

  withHost(host: GuestHost, work: () => void): void {
    const usual = this.#host;
    this.#host = host;
    work();
    this.#host = usual;
  }

  dispose(): void {
    this.#dispatch.dispose();
    this.#context.dispose();
  }

  #report(operation: 'reject' | 'refuse', thrown: QuickJSHandle): void {
    if (this.#host.isOver) thrown.dispose();
    else this.dispatch(operation, thrown);
  }

  #runJobs(): void {
    while (!this.#host.isOver && this.#runSomeJobs()) {
      // A run is over with its result.
    }
  }

  /** False where there is nothing left to run. */
  #runSomeJobs(): boolean {
    if (!this.#runtime.hasPendingJob()) return false;
    const result = this.#runtime.executePendingJobs(JOBS_PER_BATCH);
    if (result.error) result.error.dispose();
    this.#shouldInterrupt();
    return true;
  }

  #shouldInterrupt(): boolean {
    if (this.#guestMemory.wasRefused) this.#host.stop('out-of-memory');
    return this.#host.shouldInterrupt();
  }

  #boot(): QuickJSHandle {
    const context = this.#context;
    const callTool = context.newFunction('callTool', (index, args) => {
      const answer = this.#host.callTool(
        context.getNumber(index),
        this.#text(args, this.#limits.toolArgumentBytes),
      );
      if (answer === undefined) return context.undefined;
      return typeof answer === 'number' ? context.newNumber(answer) : context.newString(answer);
    });
    const refusal = context.newFunction('refusal', () => context.newString(this.#host.refusal()));
    const emit = context.newFunction('emit', (kind, text) => {
      this.#host.emit(context.getString(kind), this.#text(text, this.#limits.outputBytes));
    });
    const write = context.newFunction('write', (line) =>
      this.#host.write(this.#text(line, this.#host.lineBytes)),
    );
    const functions = [callTool, refusal, emit, write];
    const prelude = context.unwrapResult(context.evalCode(GUEST_PRELUDE, PRELUDE_NAME));
    const dispatch = context.unwrapResult(context.callFunction(prelude, context.undefined, ...functions));
    for (const handle of [prelude, ...functions]) handle.dispose();
    return dispatch;
  }

  #text(handle: QuickJSHandle, maxBytes: number): string | null {
    const text = this.#context.getString(handle);
    return Buffer.byteLength(text) > maxBytes ? null : text;
  }
}
