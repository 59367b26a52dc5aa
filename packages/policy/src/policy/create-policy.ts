import {
  createRandom,
  deriveSeed,
  type ModelReply,
  type ModelRequest,
  type ModelToolCall,
  type Usage,
} from '@sca/core';
import { type Action, messageOfAction } from '../decisions/action.ts';
import { readConversation } from '../reading/conversation.ts';
import { createSampler } from '../sampling/sample-turn.ts';
import { resolveSampling, type SamplingSettings } from '../sampling/sampling-settings.ts';
import { encodeConversation, type KnownTurn } from '../tokens/encode-conversation.ts';
import { decisionId } from '../tokens/token-ids.ts';
import { checkpointOf } from './checkpoint-of.ts';
import type { Policy } from './policy.ts';
import { createWeights, type PolicyWeights } from './policy-weights.ts';

export interface PolicyOptions {
  /** As trajectories record it. @defaultValue 'reference-policy' */
  readonly name?: string;
  /** What it has learned. @defaultValue nothing: an untrained policy */
  readonly weights?: PolicyWeights;
}

/**
 * Makes a policy. It reads messages and tool schemas, and answers with one tool call or with text; equal requests with
 * equal seeds get equal replies. Where a request has no seed, one is derived from its tokens and its trial.
 */
export function createPolicy({
  name = 'reference-policy',
  weights = createWeights(),
}: PolicyOptions = {}): Policy {
  const sampleTurn = createSampler(weights);
  const knownTurns = new WeakMap<ModelToolCall, KnownTurn>();
  const knownTurn = (call: ModelToolCall): KnownTurn | undefined => knownTurns.get(call);
  let checkpoint: string | undefined;
  const answer = ({ messages, tools = [], sampling, trial = 0 }: ModelRequest): ModelReply => {
    const settings = resolveSampling(sampling);
    const promptIds = encodeConversation(messages, { tools, knownTurn });
    const seed =
      sampling?.seed ?? deriveSeed({ run: name, stage: 'policy', item: promptIds.join(' '), trial });
    const conversation = readConversation(messages, tools);
    const { action, choices, logprobs } = sampleTurn(conversation, { settings, random: createRandom(seed) });
    const completionIds = choices.map(decisionId);
    const message = messageOfAction(cutAtStop(action, settings), conversation.calls.length);
    const [call] = message.toolCalls ?? [];
    if (call) knownTurns.set(call, { promptIds, completionIds });
    return {
      message,
      finishReason: action ? (call ? 'tool-calls' : 'stop') : 'length',
      usage: usageOf(promptIds, completionIds),
      tokens: { promptIds, completionIds, logprobs },
    };
  };
  return {
    name,
    weights,
    get checkpoint(): string {
      checkpoint ??= checkpointOf(weights);
      return checkpoint;
    },
    async generate(request) {
      request.signal?.throwIfAborted();
      return answer(request);
    },
  };
}

// A turn that was cut off says nothing, as a completion that ends inside a tool call does.
function cutAtStop(action: Action | undefined, { stop }: SamplingSettings): Action {
  if (!action) return { type: 'say', content: '' };
  if (action.type === 'call') return action;
  const ends = stop.map((text) => action.content.indexOf(text)).filter((at) => at >= 0);
  return { type: 'say', content: action.content.slice(0, Math.min(action.content.length, ...ends)) };
}

function usageOf(promptIds: readonly number[], completionIds: readonly number[]): Usage {
  return {
    calls: 1,
    promptTokens: promptIds.length,
    cachedTokens: 0,
    completionTokens: completionIds.length,
    costUsd: 0,
  };
}
