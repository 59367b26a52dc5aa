/** Pointers into the guest's memory. */
export type Pointer = number;

/** The functions of the Emscripten module that the snapshot engine calls. `Value` arguments are pointers to JSValues. */
export interface QuickJsExports {
  _malloc(bytes: number): Pointer;
  _free(pointer: Pointer): void;
  _QTS_NewRuntime(): Pointer;
  _QTS_RuntimeSetMaxStackSize(runtime: Pointer, bytes: number): void;
  _QTS_RuntimeEnableInterruptHandler(runtime: Pointer): void;
  _QTS_NewContext(runtime: Pointer, intrinsics: number): Pointer;
  _QTS_Eval(
    context: Pointer,
    code: Pointer,
    length: number,
    fileName: Pointer,
    detectModule: number,
    flags: number,
  ): Pointer;
  _QTS_ResolveException(context: Pointer, value: Pointer): Pointer;
  _QTS_Dump(context: Pointer, value: Pointer): Pointer;
  _QTS_NewFunction(
    context: Pointer,
    name: Pointer,
    length: number,
    isConstructor: number,
    id: number,
  ): Pointer;
  _QTS_NewString(context: Pointer, text: Pointer): Pointer;
  _QTS_NewFloat64(context: Pointer, value: number): Pointer;
  _QTS_GetString(context: Pointer, value: Pointer): Pointer;
  _QTS_GetFloat64(context: Pointer, value: Pointer): number;
  _QTS_FreeCString(context: Pointer, text: Pointer): void;
  _QTS_GetUndefined(): Pointer;
  _QTS_Call(context: Pointer, fn: Pointer, self: Pointer, count: number, args: Pointer): Pointer;
  _QTS_IsJobPending(runtime: Pointer): number;
  _QTS_ExecutePendingJob(runtime: Pointer, limit: number, contextOut: Pointer): Pointer;
  _QTS_ArgvGetJSValueConstPointer(argv: Pointer, index: number): Pointer;
  callbacks: GuestCallbacks;
}

/** What the engine calls on the host. Host functions are told apart by the id they were made with. */
interface GuestCallbacks {
  callFunction(
    _asyncify: undefined,
    context: Pointer,
    self: Pointer,
    count: number,
    argv: Pointer,
    id: number,
  ): Pointer;
  shouldInterrupt(): number;
  loadModuleSource(): number;
  normalizeModule(): number;
  freeHostRef(): void;
}

/** C stack pointer functions of the WebAssembly instance. Their export names are minified. */
export interface StackPointer {
  get(): Pointer;
  restore(pointer: Pointer): void;
}

/** Emscripten exports them last: ..., restore, allocate, get. */
export function findStackPointer(exports: WebAssembly.Exports): StackPointer {
  const functions = Object.values(exports);
  const get = functions.at(-1);
  const restore = functions.at(-3);
  if (typeof get !== 'function' || typeof restore !== 'function')
    throw new Error('the module exports no stack functions');
  return { get: get as () => Pointer, restore: restore as (pointer: Pointer) => void };
}
