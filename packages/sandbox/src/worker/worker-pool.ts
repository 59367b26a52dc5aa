import { messageOf, ScaError } from '@sca/core';
import type { EngineKind } from '../engine/guest-engine.ts';
import type { Limits } from '../limits.ts';
import { AbortWatch } from './abort-watch.ts';
import { PoolWorker } from './pool-worker.ts';
import { unpackError } from './portable-error.ts';
import type { FromWorker, Job, ToolReply } from './protocol.ts';

const WATCH_INTERVAL_MS = 20;

export interface PoolOptions {
  readonly limits: Limits;
  readonly size: number;
  readonly queueLimit: number;
  readonly engine: EngineKind | undefined;
}

export interface SubmitOptions {
  readonly signal?: AbortSignal | undefined;
  /** Answers the tool calls of a job whose tools are the caller's. Must not throw. */
  readonly answerTool?: ((name: string, argumentsJson: string) => Promise<ToolReply>) | undefined;
}

interface Ticket extends SubmitOptions {
  readonly job: Job;
  /** Steps that had to be killed; a job that is run again passes them over as timed out. */
  readonly hungSteps: number[];
  crashes: number;
  /** The first failure of a tool inside the worker; outranks a hang that comes after it. */
  toolFailure: Error | undefined;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Worker threads with a bounded queue in front. What hangs is killed, and its job ends all the same. */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #queue: Ticket[] = [];
  readonly #idle: PoolWorker[] = [];
  readonly #busy = new Map<PoolWorker, Ticket>();
  readonly #aborts = new AbortWatch<Ticket>((ticket, reason) => this.#abort(ticket, reason));
  #watch: NodeJS.Timeout | undefined;
  #isClosed = false;
  #hasWarned = false;
  #engine: EngineKind | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** The engine that the workers run; undefined until the first has started. */
  get engine(): EngineKind | undefined {
    return this.#engine;
  }

  /** How many jobs keep all threads at work. */
  get size(): number {
    return this.#options.size;
  }

  submit(job: Job, options: SubmitOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      options.signal?.throwIfAborted();
      if (this.#isClosed) throw closed();
      if (this.#queue.length >= this.#options.queueLimit && this.#freeThreads === 0)
        throw queueFull(this.#options.queueLimit);
      const ticket: Ticket = {
        ...options,
        job,
        hungSteps: [],
        crashes: 0,
        toolFailure: undefined,
        resolve,
        reject,
      };
      const { signal } = options;
      if (signal) this.#aborts.add(signal, ticket);
      const settle =
        <Value>(done: (value: Value) => void) =>
        (value: Value): void => {
          if (signal) this.#aborts.remove(signal, ticket);
          done(value);
        };
      ticket.resolve = settle(resolve);
      ticket.reject = settle(reject);
      this.#queue.push(ticket);
      this.#assign();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#watch);
    const tickets = [...this.#queue.splice(0), ...this.#busy.values()];
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    this.#busy.clear();
    for (const ticket of tickets) ticket.reject(closed());
    await Promise.all(workers.map((worker) => worker.stop()));
  }

  get #freeThreads(): number {
    return this.#options.size - this.#busy.size;
  }

  #assign(): void {
    while (!this.#isClosed && this.#freeThreads > 0) {
      const ticket = this.#queue.shift();
      if (!ticket) return;
      const worker = this.#idle.pop() ?? this.#spawn();
      this.#busy.set(worker, ticket);
      this.#watch ??= setInterval(() => this.#killOverdue(), WATCH_INTERVAL_MS);
      try {
        worker.start(ticket.job, ticket.hungSteps);
      } catch (thrown) {
        // What a job holds may be nothing that another thread can be sent.
        this.#release(worker)?.reject(thrown);
      }
    }
  }

  #spawn(): PoolWorker {
    const { limits } = this.#options;
    // What passed its self-test once is not tested again.
    const engine = this.#options.engine ?? this.#engine;
    const worker: PoolWorker = new PoolWorker({
      limits,
      engine,
      onMessage: (message) => this.#onMessage(worker, message),
      onCrash: (error) => this.#onCrash(worker, error),
    });
    return worker;
  }

  #onMessage(worker: PoolWorker, message: FromWorker): void {
    const ticket = this.#busy.get(worker);
    switch (message.type) {
      case 'ready':
        this.#engine ??= message.engine;
        if (message.notice) this.#warn(message.notice);
        return;
      case 'tool-call':
        void ticket
          ?.answerTool?.(message.name, message.argumentsJson)
          .then((reply) => this.#busy.get(worker) === ticket && worker.answer(reply));
        return;
      case 'tool-failed':
        if (ticket) ticket.toolFailure ??= unpackError(message.error);
        return;
      case 'done':
        this.#release(worker)?.resolve(message.value);
        return;
      case 'failed':
        this.#release(worker)?.reject(unpackError(message.error));
    }
  }

  #warn(notice: string): void {
    if (!this.#hasWarned) process.emitWarning(notice, { code: 'SCA_SANDBOX_FALLBACK' });
    this.#hasWarned = true;
  }

  #release(worker: PoolWorker): Ticket | undefined {
    const ticket = this.#busy.get(worker);
    // What a thread had sent before it was stopped may still arrive; the thread is gone all the same.
    if (!ticket) return undefined;
    this.#busy.delete(worker);
    worker.rest();
    this.#idle.push(worker);
    this.#assign();
    this.#stopWatchWhenIdle();
    return ticket;
  }

  #killOverdue(): void {
    for (const [worker, ticket] of this.#busy) {
      const { deadlineMs, step, toolSinceMs } = worker.glance();
      const { wallTimeMs, killGraceMs } = this.#options.limits;
      // A tool that began in time has the time of a run for itself: only what hangs by itself is a bug of the tool.
      const dueMs = toolSinceMs === undefined ? deadlineMs : toolSinceMs + wallTimeMs;
      if (deadlineMs === undefined || dueMs === undefined || Date.now() <= dueMs + killGraceMs) continue;
      this.#discard(worker);
      if (ticket.toolFailure) ticket.reject(ticket.toolFailure);
      else if (toolSinceMs !== undefined) ticket.reject(toolHangs(this.#options.limits));
      else this.#retry(ticket, step);
    }
    this.#assign();
    this.#stopWatchWhenIdle();
  }

  /** Puts a job first in the queue again; the step that hung counts as timed out. */
  #retry(ticket: Ticket, hungStep?: number): void {
    if (hungStep !== undefined) ticket.hungSteps.push(hungStep);
    this.#queue.unshift(ticket);
  }

  #onCrash(worker: PoolWorker, error: Error): void {
    const ticket = this.#busy.get(worker);
    this.#discard(worker);
    if (ticket) {
      ticket.crashes += 1;
      if (ticket.crashes === 1) this.#retry(ticket);
      else ticket.reject(crashed(error));
    }
    this.#assign();
    this.#stopWatchWhenIdle();
  }

  #abort(ticket: Ticket, reason: unknown): void {
    ticket.reject(reason);
    const queued = this.#queue.indexOf(ticket);
    if (queued >= 0) this.#queue.splice(queued, 1);
    for (const [worker, running] of this.#busy) if (running === ticket) this.#discard(worker);
    this.#assign();
    this.#stopWatchWhenIdle();
  }

  #discard(worker: PoolWorker): void {
    this.#busy.delete(worker);
    const idle = this.#idle.indexOf(worker);
    if (idle >= 0) this.#idle.splice(idle, 1);
    void worker.stop();
  }

  #stopWatchWhenIdle(): void {
    if (this.#busy.size > 0) return;
    clearInterval(this.#watch);
    this.#watch = undefined;
  }
}

function closed(): ScaError {
  return new ScaError('SANDBOX_CLOSED', 'The sandbox was closed before this job was done.');
}

function queueFull(limit: number): ScaError {
  const message = `${limit} jobs wait already. Await some of them first, use checkAll, or raise queueLimit.`;
  return new ScaError('QUEUE_FULL', message, { details: { limit }, isRetryable: true });
}

function toolHangs({ wallTimeMs, killGraceMs }: Limits): ScaError {
  const message = `A tool of the environment did not return within ${wallTimeMs + killGraceMs} ms. In-process tools must be quick; this is a bug of the tool.`;
  return new ScaError('HOST_TOOL_FAILED', message, { details: { wallTimeMs, killGraceMs } });
}

function crashed(error: Error): ScaError {
  const message = `The worker thread of this job ended twice: ${messageOf(error)}`;
  return new ScaError('WORKER_CRASHED', message, { cause: error, isRetryable: true });
}
