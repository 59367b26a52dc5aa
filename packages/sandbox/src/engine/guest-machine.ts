import type { Limits } from '../limits.ts';
import type { GuestHost } from './guest-host.ts';
import { GUEST_PRELUDE, PRELUDE_NAME } from './guest-prelude.ts';
import { C_STACK_BYTES, discoverLayout, type HeapLayout, instantiate } from './heap-layout.ts';
import type { Pointer, QuickJsExports, StackPointer } from './quickjs-exports.ts';
import { createGuestMemory, type GuestMemory, growTo, hasGrown } from './quickjs-module.ts';

/** Ids of the host functions that the prelude is given, in its order. */
const CALL_TOOL = 1;
const REFUSAL = 2;
const EMIT = 3;
const WRITE = 4;

const JOBS_PER_BATCH = 200;
const GLOBAL_ASYNC = 1 << 7;
const MAX_ARGUMENTS = 8;

/** A value for the dispatcher: a string, a number, or a pointer to a guest value. */
type Argument = string | number | { readonly pointer: Pointer };

/**
 * The used parts of a guest's memory, from which it can be put back as it was: static data, and the heap
 * above the C stack. Nothing outside linear memory holds state but the stack pointer.
 */
export interface MachineImage {
  readonly data: Buffer;
  readonly heap: Buffer;
}

/** One QuickJS instance driven without the public API, whose host-side objects would not survive a restore. */
export class GuestMachine {
  readonly #limits: Limits;
  readonly #guestMemory: GuestMemory;
  readonly #quickjs: QuickJsExports;
  readonly #stack: StackPointer;
  readonly #stackTop: Pointer;
  readonly #breakAddress: Pointer;
  readonly #topAddress: Pointer;
  #runtime: Pointer = 0;
  #context: Pointer = 0;
  #dispatch: Pointer = 0;
  #argv: Pointer = 0;
  #host: GuestHost | undefined;
  #bytes: Buffer = Buffer.alloc(0);
  #words: Uint32Array = new Uint32Array(0);
  #isBroken = false;

  static async create(wasm: WebAssembly.Module, limits: Limits): Promise<GuestMachine> {
    const layout = await discoverLayout(wasm);
    const guestMemory = createGuestMemory(limits.memoryBytes);
    const { quickjs, stack } = await instantiate(wasm, guestMemory);
    const machine = new GuestMachine({ limits, guestMemory, quickjs, stack, layout });
    machine.#boot();
    return machine;
  }

  private constructor(parts: {
    limits: Limits;
    guestMemory: GuestMemory;
    quickjs: QuickJsExports;
    stack: StackPointer;
    layout: HeapLayout;
  }) {
    this.#limits = parts.limits;
    this.#guestMemory = parts.guestMemory;
    this.#quickjs = parts.quickjs;
    this.#stack = parts.stack;
    this.#stackTop = parts.stack.get();
    this.#breakAddress = parts.layout.breakAddress;
    this.#topAddress = parts.layout.topAddress;
    parts.quickjs.callbacks = {
      callFunction: (...[, , , , argv, id]) => this.#onCall(argv, id),
      shouldInterrupt: () => (this.#host && this.#shouldInterrupt(this.#host) ? 1 : 0),
      loadModuleSource: () => 0,
      normalizeModule: () => 0,
      freeHostRef() {},
    };
  }

  /** False once the memory grew or the engine failed: no image can be restored into it any more. */
  get isReusable(): boolean {
    return !this.#isBroken && !hasGrown(this.#guestMemory);
  }

  get usedBytes(): number {
    return this.#word(this.#breakAddress);
  }

  /** Copies the used memory, into the buffers of an image that is no longer needed where one is given. */
  capture(unneeded?: MachineImage): MachineImage {
    const bytes = this.#view();
    const end = Math.min(bytes.length, align(this.#word(this.#topAddress) + 64));
    return {
      data: copyRange(bytes, { start: 0, end: this.#stackTop - C_STACK_BYTES, into: unneeded?.data }),
      heap: copyRange(bytes, { start: this.#stackTop, end, into: unneeded?.heap }),
    };
  }

  restore(image: MachineImage): void {
    const imageEnd = this.#stackTop + image.heap.length;
    growTo(this.#guestMemory, imageEnd);
    const bytes = this.#view();
    const dirtyEnd = Math.min(bytes.length, this.usedBytes);
    image.data.copy(bytes, 0);
    image.heap.copy(bytes, this.#stackTop);
    if (dirtyEnd > imageEnd) bytes.fill(0, imageEnd, dirtyEnd);
    this.#stack.restore(this.#stackTop);
    this.#host = undefined;
    this.#guestMemory.wasRefused = false;
  }

  /** Calls the prelude's dispatcher and runs the jobs that follow, until the host has a result or nothing is left. */
  dispatch(host: GuestHost, args: readonly Argument[]): void {
    this.#guarded(host, () => {
      this.#callDispatch(args);
      this.#runJobs(host);
    });
  }

  /** Evaluates a turn in the global scope, reports what it comes to, and runs all work that it left. */
  evaluate(host: GuestHost, code: string, name: string): void {
    this.#guarded(host, () => {
      const value = this.#evaluate(code, { name, flags: GLOBAL_ASYNC });
      const thrown = this.#quickjs._QTS_ResolveException(this.#context, value);
      this.#callDispatch(thrown ? ['refuse', { pointer: thrown }] : ['settle', { pointer: value }]);
      while (!host.isStopped && this.#runSomeJobs(host)) {
        // Work that a turn leaves must end, or it would go on in the next.
      }
    });
  }

  #boot(): void {
    const quickjs = this.#quickjs;
    this.#runtime = quickjs._QTS_NewRuntime();
    quickjs._QTS_RuntimeSetMaxStackSize(this.#runtime, this.#limits.stackBytes);
    this.#context = quickjs._QTS_NewContext(this.#runtime, 0);
    quickjs._QTS_RuntimeEnableInterruptHandler(this.#runtime);
    this.#argv = quickjs._malloc(4 * MAX_ARGUMENTS);
    const prelude = this.#evaluate(GUEST_PRELUDE, { name: PRELUDE_NAME, flags: 0 });
    const functions = [CALL_TOOL, REFUSAL, EMIT, WRITE].map((id) => this.#hostFunction(id));
    this.#dispatch = this.#call(prelude, functions);
    const thrown = quickjs._QTS_ResolveException(this.#context, this.#dispatch);
    if (thrown)
      throw new Error(
        `the guest prelude failed: ${this.#text(quickjs._QTS_Dump(this.#context, thrown), 2000)}`,
      );
  }

  /** Traps of the engine, and stack overflows of this thread that pass through it, end the instance, not the thread. */
  #guarded(host: GuestHost, work: () => void): void {
    this.#host = host;
    try {
      work();
    } catch (thrown) {
      this.#isBroken = true;
      if (thrown instanceof OutOfGuestMemory) host.stop('out-of-memory');
      else if (thrown instanceof RangeError || thrown instanceof WebAssembly.RuntimeError) {
        host.emit('threw', JSON.stringify(['InternalError', `the engine stopped: ${thrown.message}`, '']));
      } else host.fail(thrown);
    }
    if (this.#guestMemory.wasRefused) host.stop('out-of-memory');
  }

  #runJobs(host: GuestHost): void {
    while (!host.isOver && this.#runSomeJobs(host)) {
      // A run is over with its result.
    }
  }

  /** False where there is nothing left to run. */
  #runSomeJobs(host: GuestHost): boolean {
    if (!this.#quickjs._QTS_IsJobPending(this.#runtime)) return false;
    this.#quickjs._QTS_ExecutePendingJob(this.#runtime, JOBS_PER_BATCH, this.#argv);
    this.#shouldInterrupt(host);
    return true;
  }

  #shouldInterrupt(host: GuestHost): boolean {
    if (this.#guestMemory.wasRefused) host.stop('out-of-memory');
    return host.shouldInterrupt();
  }

  #callDispatch(args: readonly Argument[]): void {
    const pointers = args.map((arg) => {
      if (typeof arg === 'string') return this.#newString(arg);
      return typeof arg === 'number' ? this.#quickjs._QTS_NewFloat64(this.#context, arg) : arg.pointer;
    });
    const result = this.#call(this.#dispatch, pointers);
    const thrown = this.#quickjs._QTS_ResolveException(this.#context, result);
    if (thrown) this.#call(this.#dispatch, [this.#newString('reject'), thrown]);
  }

  #call(fn: Pointer, args: readonly Pointer[]): Pointer {
    this.#view();
    for (const [index, pointer] of args.entries()) this.#words[(this.#argv >> 2) + index] = pointer;
    return this.#quickjs._QTS_Call(
      this.#context,
      fn,
      this.#quickjs._QTS_GetUndefined(),
      args.length,
      this.#argv,
    );
  }

  #evaluate(code: string, { name, flags }: { name: string; flags: number }): Pointer {
    const source = this.#writeText(code);
    const fileName = this.#writeText(name);
    const value = this.#quickjs._QTS_Eval(this.#context, source, Buffer.byteLength(code), fileName, 0, flags);
    this.#quickjs._free(source);
    this.#quickjs._free(fileName);
    return value;
  }

  #onCall(argv: Pointer, id: number): Pointer {
    const host = this.#host;
    if (!host) return 0;
    switch (id) {
      case CALL_TOOL: {
        const index = this.#quickjs._QTS_GetFloat64(this.#context, this.#argument(argv, 0));
        const answer = host.callTool(index, this.#argumentText(argv, 1, this.#limits.toolArgumentBytes));
        if (answer === undefined) return 0;
        return typeof answer === 'number'
          ? this.#quickjs._QTS_NewFloat64(this.#context, answer)
          : this.#newString(answer);
      }
      case REFUSAL:
        return this.#newString(host.refusal());
      case EMIT:
        host.emit(
          this.#argumentText(argv, 0, 100) ?? '',
          this.#argumentText(argv, 1, this.#limits.outputBytes),
        );
        return 0;
      default:
        host.write(this.#argumentText(argv, 0, host.lineBytes));
        return 0;
    }
  }

  #argument(argv: Pointer, index: number): Pointer {
    return this.#quickjs._QTS_ArgvGetJSValueConstPointer(argv, index);
  }

  /** The text of a string argument; null where it is longer than the cap. */
  #argumentText(argv: Pointer, index: number, maxBytes: number): string | null {
    const pointer = this.#quickjs._QTS_GetString(this.#context, this.#argument(argv, index));
    if (!pointer) return null;
    const text = this.#text(pointer, maxBytes);
    this.#quickjs._QTS_FreeCString(this.#context, pointer);
    return text;
  }

  #hostFunction(id: number): Pointer {
    const name = this.#writeText(`host${id}`);
    const fn = this.#quickjs._QTS_NewFunction(this.#context, name, 0, 0, id);
    this.#quickjs._free(name);
    return fn;
  }

  #newString(text: string): Pointer {
    const pointer = this.#writeText(text);
    const value = this.#quickjs._QTS_NewString(this.#context, pointer);
    this.#quickjs._free(pointer);
    return value;
  }

  /** Writes NUL-terminated UTF-8. Texts are JSON or code: JSON has no raw NUL, and code is cut at one. */
  #writeText(text: string): Pointer {
    const length = Buffer.byteLength(text);
    const pointer = this.#quickjs._malloc(length + 1);
    if (!pointer) throw new OutOfGuestMemory();
    const bytes = this.#view();
    bytes.write(text, pointer, length, 'utf8');
    bytes[pointer + length] = 0;
    return pointer;
  }

  #text(pointer: Pointer, maxBytes: number): string | null {
    const bytes = this.#view();
    const end = bytes.indexOf(0, pointer);
    return end - pointer > maxBytes ? null : bytes.toString('utf8', pointer, end);
  }

  #word(address: Pointer): number {
    this.#view();
    return this.#words[address >> 2] ?? 0;
  }

  /** Views of the memory; a growing memory leaves the old ones empty. */
  #view(): Buffer {
    const { buffer } = this.#guestMemory.memory;
    if (this.#bytes.buffer !== buffer) {
      this.#bytes = Buffer.from(buffer);
      this.#words = new Uint32Array(buffer);
    }
    return this.#bytes;
  }
}

function copyRange(
  bytes: Buffer,
  { start, end, into }: { start: number; end: number; into: Buffer | undefined },
): Buffer {
  const length = end - start;
  // Room to spare: the next image of this buffer is a little larger as a rule.
  const whole = into && into.buffer.byteLength >= length ? into.buffer : new ArrayBuffer(length + 2 ** 16);
  const copy = Buffer.from(whole, 0, length);
  bytes.copy(copy, 0, start, end);
  return copy;
}

function align(address: Pointer): Pointer {
  return (address + 15) & ~15;
}

/** The guest's memory has no room for what it is to be given. */
class OutOfGuestMemory extends Error {}
