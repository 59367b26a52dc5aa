import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
  shouldInterruptAfterDeadline,
} from 'quickjs-emscripten-core';
import { answerSource, type Contender, type GuestRun, judge, toolsSource } from './contender.ts';

/** quickjs-emscripten as its users write it: a new runtime with limits for each run. */
export async function createPublicApi(name: string): Promise<Contender> {
  const quickjs = await newQuickJSWASMModuleFromVariant(variant as unknown as QuickJSSyncVariant);
  return { name, check: () => judge((run) => runInNewRuntime(quickjs, run)) };
}

function runInNewRuntime(quickjs: QuickJSWASMModule, run: GuestRun): unknown {
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(32 * 2 ** 20);
  runtime.setMaxStackSize(256 * 2 ** 10);
  runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + 1000));
  const context = runtime.newContext();
  try {
    return runInContext(context, run);
  } finally {
    context.dispose();
    runtime.dispose();
  }
}

function runInContext(context: QuickJSContext, { body, answer, tools }: GuestRun): unknown {
  const functions = context.newObject();
  for (const { name, call } of tools) {
    const fn = context.newFunction(name, (args) => context.newString(call(context.getString(args))));
    context.setProp(functions, name, fn);
    fn.dispose();
  }
  context.setProp(context.global, 'host', functions);
  functions.dispose();
  const source = `${toolsSource(tools, 'host')} ${answerSource(answer)} (async () => { ${body} })()`;
  const promise = context.unwrapResult(context.evalCode(source));
  context.runtime.executePendingJobs().dispose();
  const state = context.getPromiseState(promise);
  promise.dispose();
  if (state.type !== 'fulfilled') throw new Error(`the guest's promise is ${state.type}`);
  const value: unknown = context.dump(state.value);
  state.value.dispose();
  return value;
}
