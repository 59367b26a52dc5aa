import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const WASM = '@jitl/quickjs-wasmfile-release-sync/wasm';
const PAGE_BYTES = 65_536;
/** Below this the engine does not start. */
const INITIAL_BYTES = 16 * 2 ** 20;

/** 2025-01-01T00:00:00Z: what every clock of a guest shows. */
export const FROZEN_TIME_MS = 1_735_689_600_000;

/** Compiles the QuickJS module; the result can be handed to worker threads. */
export function compileQuickJs(): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve(WASM)));
}

/** Memory of one instance and what happened to it. */
export interface GuestMemory {
  readonly memory: WebAssembly.Memory;
  /** The guest asked for more than the maximum. Stays true: whatever the guest does about it, it is over. */
  wasRefused: boolean;
}

export function createGuestMemory(memoryBytes: number): GuestMemory {
  const maximum = Math.floor(memoryBytes / PAGE_BYTES);
  return {
    memory: new WebAssembly.Memory({ initial: INITIAL_BYTES / PAGE_BYTES, maximum }),
    wasRefused: false,
  };
}

/** True once the memory grew: growth cannot be undone, so the instance is given up after the run. */
export function hasGrown({ memory }: GuestMemory): boolean {
  return memory.buffer.byteLength > INITIAL_BYTES;
}

/** Makes room for an image of a memory that had grown. */
export function growTo({ memory }: GuestMemory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
}

/** What the Emscripten module factory takes. */
export interface ModuleOptions {
  readonly wasmMemory: WebAssembly.Memory;
  instantiateWasm(
    imports: Imports,
    onInstance: (instance: WebAssembly.Instance) => void,
  ): WebAssembly.Exports;
  print(): void;
  printErr(): void;
}

type HostFunction = (...args: number[]) => unknown;
type Imports = { readonly a: Record<string, HostFunction> };

/**
 * Options that give an instance its own memory, a frozen clock in UTC, and notice of refused memory.
 *
 * `setMemoryLimit` of the engine does not bound memory in WebAssembly (it cannot see the size of a block), so
 * the wall is the maximum of the memory itself.
 */
export function moduleOptions(
  wasm: WebAssembly.Module,
  guestMemory: GuestMemory,
  onExports?: (exports: WebAssembly.Exports) => void,
): ModuleOptions {
  return {
    wasmMemory: guestMemory.memory,
    instantiateWasm(imports, onInstance) {
      const patched = { a: { ...imports.a, ...replacements(imports.a, guestMemory) } };
      const instance = new WebAssembly.Instance(wasm, patched as unknown as WebAssembly.Imports);
      onExports?.(instance.exports);
      onInstance(instance);
      return instance.exports;
    },
    print() {},
    printErr() {},
  };
}

// Import names are minified, so the functions are told by their source. The self-test notices if this fails.
function replacements(
  imports: Record<string, HostFunction>,
  guestMemory: GuestMemory,
): Record<string, HostFunction> {
  const replaced: Record<string, HostFunction> = {};
  for (const [name, original] of Object.entries(imports)) {
    if (typeof original !== 'function') continue;
    const source = original.toString();
    if (/^\(\)=>Date\.now\(\)$/.test(source)) replaced[name] = () => FROZEN_TIME_MS;
    else if (/\.getSeconds\(\)/.test(source)) replaced[name] = writeUtcTime(guestMemory);
    else if (/\.grow\(/.test(source)) {
      replaced[name] = (bytes) => {
        const grew = original(bytes as number);
        if (!grew) guestMemory.wasRefused = true;
        return grew;
      };
    }
  }
  return replaced;
}

/** `localtime_r` for UTC: the fields of C's `struct tm`, nine 32-bit integers and the offset. */
function writeUtcTime({ memory }: GuestMemory): HostFunction {
  return (seconds, pointer) => {
    const date = new Date(1000 * Number(seconds));
    const startOfYear = Date.UTC(date.getUTCFullYear(), 0, 1);
    const dayOfYear = Math.floor((date.getTime() - startOfYear) / 86_400_000);
    const fields = [
      date.getUTCSeconds(),
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth(),
      date.getUTCFullYear() - 1900,
      date.getUTCDay(),
      dayOfYear,
      0,
      0,
    ];
    new Int32Array(memory.buffer).set(fields, (pointer as number) >> 2);
    return undefined;
  };
}
