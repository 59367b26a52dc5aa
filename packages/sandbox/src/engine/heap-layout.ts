import * as emscripten from '@jitl/quickjs-wasmfile-release-sync/emscripten-module';
import { findStackPointer, type Pointer, type QuickJsExports, type StackPointer } from './quickjs-exports.ts';
import { createGuestMemory, type GuestMemory, type ModuleOptions, moduleOptions } from './quickjs-module.ts';

/** In this build memory is [static data | C stack, growing down from the initial stack pointer | heap]. */
export const C_STACK_BYTES: number = 5 * 2 ** 20;

/** Addresses of the allocator's own variables; constants of a build. */
export interface HeapLayout {
  /** Holds the end of the memory that the allocator took from the system. */
  readonly breakAddress: Pointer;
  /** Holds the start of the allocator's last, free chunk: above it nothing is in use. */
  readonly topAddress: Pointer;
}

export interface Instance {
  readonly quickjs: QuickJsExports;
  readonly stack: StackPointer;
}

export async function instantiate(wasm: WebAssembly.Module, guestMemory: GuestMemory): Promise<Instance> {
  let stack: StackPointer | undefined;
  const options = moduleOptions(wasm, guestMemory, (exports) => {
    stack = findStackPointer(exports);
  });
  const create = emscripten.default as unknown as (options: ModuleOptions) => Promise<QuickJsExports>;
  const quickjs = await create(options);
  if (!stack) throw new Error('the module was made without its instantiation hook');
  return { quickjs, stack };
}

const layouts = new WeakMap<WebAssembly.Module, Promise<HeapLayout>>();

/** Finds the allocator's variables on a throw-away instance: the words that move with one large block. */
export function discoverLayout(wasm: WebAssembly.Module): Promise<HeapLayout> {
  let layout = layouts.get(wasm);
  if (!layout) {
    layout = findLayout(wasm);
    layouts.set(wasm, layout);
  }
  return layout;
}

const PROBE_BYTES = 4 * 2 ** 20;

async function findLayout(wasm: WebAssembly.Module): Promise<HeapLayout> {
  const guestMemory = createGuestMemory(16 * 2 ** 20);
  const { quickjs, stack } = await instantiate(wasm, guestMemory);
  quickjs._QTS_NewContext(quickjs._QTS_NewRuntime(), 0);
  const words = new Uint32Array(guestMemory.memory.buffer, 0, (stack.get() - C_STACK_BYTES) >> 2);
  const before = words.slice();
  const block = quickjs._malloc(PROBE_BYTES);
  const moved = [...words.keys()].filter((index) => {
    const after = words[index] ?? 0;
    const distance = after - (before[index] ?? 0);
    return Math.abs(distance - PROBE_BYTES) < 2 ** 20 && after >= block + PROBE_BYTES - 64;
  });
  moved.sort((a, b) => (words[a] ?? 0) - (words[b] ?? 0));
  const [top, end] = [moved[0], moved.at(-1)];
  if (top === undefined || end === undefined || top === end)
    throw new Error('the layout of the heap was not recognised');
  return { topAddress: top << 2, breakAddress: end << 2 };
}
