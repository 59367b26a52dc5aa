import { type Model, type ModelReply, type ModelRequest, ScaError } from '@sca/core';
import { replyOf } from './scripted-reply.ts';

/** One step of a script: text, what a reply holds, or what to throw. */
export type ScriptedStep = string | ScriptedReply | Error;

/** What a reply holds where it differs from an empty one. */
export interface ScriptedReply {
  readonly content?: string;
  readonly reasoning?: string;
  readonly toolCalls?: readonly ScriptedToolCall[];
  /** @defaultValue `tool-calls` where there are some, else `stop` */
  readonly finishReason?: ModelReply['finishReason'];
  /** @defaultValue one call, a token per four characters of the messages and of the reply, no price */
  readonly usage?: Partial<ModelReply['usage']>;
  readonly tokens?: ModelReply['tokens'];
}

export interface ScriptedToolCall {
  readonly name: string;
  /** Text stays as it is, valid JSON or not; anything else is written as JSON. */
  readonly arguments: unknown;
  /** @defaultValue `call_<number of messages asked>_<position>`, so that no two of a conversation are alike */
  readonly id?: string;
}

/** What a script computes from a request and the number of the call, from 0. */
export type ScriptFunction = (request: ModelRequest, index: number) => ScriptedStep | Promise<ScriptedStep>;

/** A model that says what it was told to, and remembers what it was asked. */
export interface ScriptedModel extends Model {
  /** All requests so far, in the order of the calls. */
  readonly requests: readonly ModelRequest[];
}

/**
 * A model for tests: answers from a list, one step per call, or by a function.
 *
 * A call beyond the end of a list rejects with a plain error: the code under test asked for more than the test knows
 * of. An aborted signal rejects with `MODEL_ABORTED`, at once.
 */
export function createScriptedModel(
  script: readonly ScriptedStep[] | ScriptFunction,
  { name = 'scripted' }: { readonly name?: string } = {},
): ScriptedModel {
  const requests: ModelRequest[] = [];
  const nextStep = (request: ModelRequest, index: number): ScriptedStep | Promise<ScriptedStep> => {
    if (typeof script === 'function') return script(request, index);
    return script[index] ?? new Error(`The script has ${script.length} steps; this is call ${index + 1}.`);
  };
  return {
    name,
    requests,
    async generate(request) {
      if (request.signal?.aborted) throw aborted();
      const index = requests.push(request) - 1;
      const step = await orAborted(nextStep(request, index), request.signal);
      if (step instanceof Error) throw step;
      return replyOf(typeof step === 'string' ? { content: step } : step, request);
    },
  };
}

/** Waits for a promise, but not beyond the moment the signal aborts. */
function orAborted<Value>(
  value: Value | Promise<Value>,
  signal: AbortSignal | undefined,
): Value | Promise<Value> {
  if (!(value instanceof Promise) || !signal) return value;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(aborted());
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function aborted(): ScaError {
  return new ScaError('MODEL_ABORTED', 'The call was aborted.');
}
