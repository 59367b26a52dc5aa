import type { GuestError, RunStatus } from '@sca/core';
import type { Limits } from '../limits.ts';
import type { GuestOutcome, ToolCaller } from './guest-engine.ts';
import { readGuestError } from './guest-error.ts';
import type { ResultShelf } from './result-shelf.ts';
import type { RunMonitor } from './run-monitor.ts';

/** What stopped a run from outside. Once set, nothing the guest does changes the outcome. */
type Stop =
  | 'timed-out'
  | 'out-of-memory'
  | 'output-too-large'
  | 'too-many-calls'
  | 'too-many-arguments'
  | 'host-failure';

/** How many calls with the longest arguments a run may make: they are all kept in its transcript. */
const ARGUMENTS_PER_RUN = 8;

type Emitted = { readonly kind: string; readonly text: string };

export interface GuestHostOptions {
  readonly limits: Limits;
  readonly monitor: RunMonitor;
  readonly callTool: ToolCaller;
  readonly shelf?: ResultShelf | undefined;
}

/** The host's side of one run: answers the guest's calls, counts, and decides how it ended. */
export class GuestHost {
  readonly #limits: Limits;
  readonly #monitor: RunMonitor;
  readonly #callTool: ToolCaller;
  readonly #shelf: ResultShelf | undefined;
  readonly #console: string[] = [];
  #consoleBytesLeft: number;
  #pollsLeft: number;
  #isOutOfPolls = false;
  #callsLeft: number;
  #argumentBytesLeft: number;
  #refusal = '';
  #stop: Stop | undefined;
  #emitted: Emitted | undefined;
  #hostFailure: { readonly thrown: unknown } | undefined;

  constructor({ limits, monitor, callTool, shelf }: GuestHostOptions) {
    this.#limits = limits;
    this.#monitor = monitor;
    this.#callTool = callTool;
    this.#shelf = shelf;
    this.#consoleBytesLeft = limits.consoleBytes;
    this.#pollsLeft = limits.interruptCount;
    this.#callsLeft = limits.toolCalls;
    this.#argumentBytesLeft = ARGUMENTS_PER_RUN * limits.toolArgumentBytes;
  }

  get isOver(): boolean {
    return this.#stop !== undefined || this.#emitted !== undefined;
  }

  get isStopped(): boolean {
    return this.#stop !== undefined;
  }

  /** Called about every 10,000 guest operations; true stops the guest for good. */
  shouldInterrupt(): boolean {
    if (this.#stop) return true;
    this.#pollsLeft -= 1;
    this.#isOutOfPolls = this.#pollsLeft < 0;
    if (this.#isOutOfPolls || this.#monitor.isPastDeadline()) this.#stop = 'timed-out';
    return this.#stop !== undefined;
  }

  stop(reason: Stop): void {
    this.#stop ??= reason;
  }

  /**
   * The result's JSON text, the number of its parsed copy in the guest, or undefined for a refusal.
   * `argumentsJson` is null where it was too large.
   */
  callTool(index: number, argumentsJson: string | null): string | number | undefined {
    this.#callsLeft -= 1;
    this.#argumentBytesLeft -= argumentsJson?.length ?? 0;
    if (this.#callsLeft < 0) this.stop('too-many-calls');
    if (this.#argumentBytesLeft < 0) this.stop('too-many-arguments');
    // Few guest operations pass between calls, so the next poll may be far away. A tool that is still at work
    // when the thread is killed has thus taken all the grace for itself.
    if (this.#monitor.isPastDeadline()) this.stop('timed-out');
    if (this.#stop) return this.#refuse('the run is over');
    if (argumentsJson === null)
      return this.#refuse(`the arguments are longer than ${this.#limits.toolArgumentBytes} bytes`);
    try {
      const answer = this.#callTool(index, argumentsJson);
      if ('refusal' in answer) return this.#refuse(answer.refusal);
      return this.#shelf?.take(answer.json) ?? answer.json;
    } catch (thrown) {
      this.fail(thrown);
      return this.#refuse('the tool failed');
    }
  }

  /** The sentence of the last refusal, as a JSON string. */
  refusal(): string {
    return JSON.stringify(this.#refusal);
  }

  /** Keeps the first failure of ours; the guest cannot hide it by catching what it sees of it. */
  fail(thrown: unknown): void {
    this.#hostFailure ??= { thrown };
    this.stop('host-failure');
  }

  /** Takes the guest's result. `text` is null where it was too large. */
  emit(kind: string, text: string | null): void {
    if (text === null) this.stop('output-too-large');
    else this.#emitted ??= { kind, text };
  }

  /** The longest JSON string that `write` has a use for: any character takes at most six bytes. */
  get lineBytes(): number {
    return 6 * this.#limits.consoleBytes + 2;
  }

  /** Takes a console line as a JSON string; null where it was longer than `lineBytes`. */
  write(line: string | null): void {
    if (this.#consoleBytesLeft <= 0) return;
    const text =
      line === null
        ? `[a line longer than ${this.#limits.consoleBytes} bytes]`
        : (JSON.parse(line) as string);
    const bytes = Buffer.byteLength(text) + 1;
    const fits = bytes <= this.#consoleBytesLeft;
    this.#console.push(
      fits ? text : `${Buffer.from(text).subarray(0, this.#consoleBytesLeft).toString()}[cut]`,
    );
    this.#consoleBytesLeft -= bytes;
  }

  outcome(peakMemoryBytes: number, lineOffset: number): GuestOutcome {
    const ended = this.#ended(lineOffset);
    return {
      status: ended.status,
      json:
        ended.status === 'returned' && this.#emitted?.kind === 'returned' ? this.#emitted.text : undefined,
      error: ended.error ?? null,
      console: this.#console,
      peakMemoryBytes,
      wasStopped: this.isStopped,
      hostFailure: this.#hostFailure,
    };
  }

  #ended(lineOffset: number): { readonly status: RunStatus; readonly error?: GuestError } {
    if (this.#stop) return this.#stopped(this.#stop);
    const { kind, text } = this.#emitted ?? { kind: 'pending', text: '' };
    if (kind === 'returned' || kind === 'returned-undefined' || kind === 'compiled')
      return { status: 'returned' };
    if (kind === 'threw') return thrown(readGuestError(text, lineOffset));
    if (kind === 'syntax-error') return { status: 'syntax-error', error: readGuestError(text, lineOffset) };
    return {
      status: 'pending',
      error: describe('PendingError', 'the code waits for a promise that nothing will settle'),
    };
  }

  #stopped(stop: Stop): { readonly status: RunStatus; readonly error: GuestError } {
    const { wallTimeMs, interruptCount, memoryBytes, outputBytes, toolCalls } = this.#limits;
    switch (stop) {
      case 'timed-out':
        return {
          status: stop,
          error: describe(
            'TimeoutError',
            `stopped after ${this.#isOutOfPolls ? `${interruptCount} interrupts` : `${wallTimeMs} ms`}`,
          ),
        };
      case 'out-of-memory':
        return {
          status: stop,
          error: describe('MemoryError', `needed more than ${memoryBytes} bytes of memory`),
        };
      case 'output-too-large':
        return {
          status: stop,
          error: describe('OutputError', `the result is longer than ${outputBytes} bytes of JSON`),
        };
      case 'too-many-calls':
        return { status: 'threw', error: describe('LimitError', `made more than ${toolCalls} tool calls`) };
      case 'too-many-arguments':
        return {
          status: 'threw',
          error: describe('LimitError', 'the arguments of its tool calls are too long together'),
        };
      case 'host-failure':
        return { status: 'threw', error: describe('HostError', 'a tool failed on the host') };
    }
  }

  #refuse(sentence: string): undefined {
    this.#refusal = sentence;
    return undefined;
  }
}

function describe(name: string, message: string): GuestError {
  return { name, message, line: null };
}

// What the engine throws where it sees itself that a request cannot be met.
function thrown(error: GuestError): { readonly status: RunStatus; readonly error: GuestError } {
  const isOutOfMemory = error.name === 'InternalError' && error.message === 'out of memory';
  return { status: isOutOfMemory ? 'out-of-memory' : 'threw', error };
}
