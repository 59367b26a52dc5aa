import { contentHash, type JsonObject, type Model, type Sampling } from '@sca/core';
import type { Compat } from '../compat.ts';
import type { OfficialPrompts } from '../prompts/official-prompts.ts';
import { startModelConversation } from './model-conversation.ts';
import type { SimulatedUser } from './simulated-user.ts';
import { type ModelUserStrategy, userWording } from './user-wording.ts';

/** A user played by a model. */
export interface ModelUserOptions {
  readonly strategy: ModelUserStrategy;
  readonly model: Model;
  /** For every call of the user's model. tau-bench sets none. */
  readonly sampling?: Sampling;
  /** `upstream` is tau-bench's simulator with its faults, `fixed` what it means. @defaultValue 'fixed' */
  readonly compat?: Compat;
  /** tau-bench's own wording, which `upstream` uses where it is given. */
  readonly prompts?: OfficialPrompts | undefined;
}

/**
 * A user played by a model, as tau-bench does it. Upstream: envs/user.py
 *
 * Not taken over is what no reader of a conversation can notice: the calls that the original makes, and pays for,
 * while it is being set up.
 */
export function createModelUser(options: ModelUserOptions): SimulatedUser {
  const { strategy, model, sampling = {}, compat = 'fixed', prompts } = options;
  const wording = userWording(strategy, compat, prompts);
  const identity: JsonObject & { strategy: string } = {
    strategy,
    model: model.name,
    compat,
    source: wording.source,
    sampling: JSON.parse(JSON.stringify(sampling)) as JsonObject,
    promptHash: hashOf(wording),
  };
  return {
    identity,
    start: (request) => startModelConversation({ strategy, model, sampling, compat, wording }, request),
  };
}

function hashOf({ greeting, system, verify, reflect }: ReturnType<typeof userWording>): string {
  const line = { instruction: '', history: [], response: '' };
  return contentHash([greeting, system(''), verify(line), reflect(line)]);
}
