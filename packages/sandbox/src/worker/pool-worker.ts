import { MessageChannel, Worker } from 'node:worker_threads';
import type { EngineKind } from '../engine/guest-engine.ts';
import { compileQuickJs } from '../engine/quickjs-module.ts';
import type { Limits } from '../limits.ts';
import type { FromWorker, Job, ToolReply, WorkerStart } from './protocol.ts';
import { createSharedClock, glanceAt, type WorkerGlance } from './shared-clock.ts';
import { answerToolCall } from './tool-bridge.ts';

// Threads are started from the built file also where this one is run from source: they know no TypeScript.
const WORKER_URL = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/worker/worker.js' : './worker.js',
  import.meta.url,
);

/** The thread's stack must hold the deepest native recursion that the guest's own stack limit allows. */
const THREAD_STACK_MB = 16;

export interface PoolWorkerOptions {
  readonly limits: Limits;
  readonly engine: EngineKind | undefined;
  onMessage(message: FromWorker): void;
  /** The thread ended without being told to. */
  onCrash(error: Error): void;
}

/** One worker thread and the memory shared with it. */
export class PoolWorker {
  readonly #thread: Worker;
  readonly #clock = createSharedClock();
  readonly #toolSignal = new SharedArrayBuffer(4);
  readonly #tools = new MessageChannel();
  #isStopped = false;

  constructor({ limits, engine, onMessage, onCrash }: PoolWorkerOptions) {
    const toolPort = this.#tools.port2;
    const start: WorkerStart = {
      wasm: quickJs(),
      limits,
      engine,
      clock: this.#clock,
      toolSignal: this.#toolSignal,
      toolPort,
    };
    this.#thread = new Worker(WORKER_URL, {
      workerData: start,
      transferList: [toolPort],
      execArgv: [],
      resourceLimits: { stackSizeMb: THREAD_STACK_MB },
    });
    this.#thread.on('message', (message: FromWorker) => {
      if (!this.#isStopped) onMessage(message);
    });
    const crashed = (error: Error): void => {
      if (this.#isStopped) return;
      this.#isStopped = true;
      onCrash(error);
    };
    this.#thread.on('error', crashed);
    this.#thread.on('exit', (code) => crashed(new Error(`the worker thread ended with code ${code}`)));
    this.#thread.unref();
    this.#tools.port1.unref();
  }

  start(job: Job, hungSteps: readonly number[]): void {
    this.#thread.ref();
    this.#thread.postMessage({ job, hungSteps });
  }

  /** An idle thread does not keep the process alive. */
  rest(): void {
    this.#thread.unref();
  }

  answer(reply: ToolReply): void {
    answerToolCall(this.#tools.port1, this.#toolSignal, reply);
  }

  glance(): WorkerGlance {
    return glanceAt(this.#clock);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#tools.port1.close();
    await this.#thread.terminate();
  }
}

let compiled: WebAssembly.Module | undefined;

function quickJs(): WebAssembly.Module {
  compiled ??= compileQuickJs();
  return compiled;
}
