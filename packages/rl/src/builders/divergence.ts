import type { Message } from '@sca/core';
import { isSampled } from '../segments/token-segment.ts';
import { actionOf } from './actions.ts';

/** Where two conversations part. */
export type Divergence =
  /** Both policies wrote the next message, and it does something else. */
  | { readonly type: 'policy'; readonly index: number }
  /** Both wrote the next message, and it does the same in other words. */
  | { readonly type: 'same-action'; readonly index: number }
  /** A user, a tool or the context differs first: what follows did not answer the same prompt. */
  | { readonly type: 'context'; readonly index: number }
  /** One is the beginning of the other. */
  | { readonly type: 'prefix'; readonly index: number };

/** One text per message, equal where messages are: ids of tool calls, which servers draw at random, do not count. */
export function messageKeys(messages: readonly Message[]): string[] {
  return messages.map((message) => {
    if (message.role === 'tool') return JSON.stringify(['tool', message.name, message.content]);
    if (message.role !== 'assistant') return JSON.stringify([message.role, message.content]);
    const calls = (message.toolCalls ?? []).map((call) => [call.name, call.arguments]);
    return JSON.stringify(['assistant', isSampled(message), message.content, message.reasoning ?? '', calls]);
  });
}

/** One conversation with its keys. */
export interface KeyedMessages {
  readonly messages: readonly Message[];
  readonly keys: readonly string[];
}

/** The first message in which two conversations differ. */
export function findDivergence(left: KeyedMessages, right: KeyedMessages): Divergence {
  let index = 0;
  while (index < left.keys.length && index < right.keys.length && left.keys[index] === right.keys[index])
    index += 1;
  const [a, b] = [left.messages[index], right.messages[index]];
  if (!a || !b) return { type: 'prefix', index };
  if (!isSampled(a) || !isSampled(b)) return { type: 'context', index };
  return { type: actionOf(a) === actionOf(b) ? 'same-action' : 'policy', index };
}
