import { canonicalJson, type Json, type Message, type ModelToolCall, type ToolSchema } from '@sca/core';
import { type AssistantMessage, actionOf } from '../decisions/action.ts';
import { walkTurn } from '../decisions/walk-turn.ts';
import { FeatureRows } from '../features/feature-rows.ts';
import { readConversation } from '../reading/conversation.ts';
import { decisionId, MARKERS, textIds, toolId } from './token-ids.ts';

/** The ids of a turn that was sampled here, by the call that it made. */
export interface KnownTurn {
  readonly promptIds: readonly number[];
  readonly completionIds: readonly number[];
}

export interface EncodeOptions {
  readonly tools: readonly ToolSchema[];
  /** Spares working a sampled turn out again; where a turn is not known, the ids are the same. */
  knownTurn?(call: ModelToolCall): KnownTurn | undefined;
}

/**
 * The ids of a conversation up to where the assistant speaks next. A conversation that goes on has the ids of its
 * beginning and those of the decisions that the policy took, one id each.
 */
export function encodeConversation(
  messages: readonly Message[],
  { tools, knownTurn }: EncodeOptions,
): number[] {
  const ids: number[] = [MARKERS.tools, ...tools.map(idOfTool)];
  messages.forEach((message, index) => {
    ids.push(MARKERS[message.role]);
    if (message.role !== 'assistant') {
      for (const id of textIds(message.content)) ids.push(id);
      return;
    }
    const known = knownIds(message, ids, knownTurn);
    for (const id of known ?? turnIds(messages.slice(0, index), message, tools)) ids.push(id);
  });
  ids.push(MARKERS.assistant);
  return ids;
}

const toolIds = new WeakMap<ToolSchema, number>();

function idOfTool(schema: ToolSchema): number {
  const known = toolIds.get(schema);
  if (known !== undefined) return known;
  const { name, description, parameters } = schema;
  const id = toolId(canonicalJson([name, description, parameters as Json]));
  toolIds.set(schema, id);
  return id;
}

// A call may be shown again in another conversation, where other rows stand for it.
function knownIds(
  { toolCalls = [] }: AssistantMessage,
  ids: readonly number[],
  knownTurn: EncodeOptions['knownTurn'],
): readonly number[] | undefined {
  const [call, another] = toolCalls;
  const known = call && !another && knownTurn?.(call);
  if (!known || known.promptIds.length !== ids.length) return undefined;
  return known.promptIds.every((id, index) => id === ids[index]) ? known.completionIds : undefined;
}

// The rows do not depend on weights, so that any number of bits will do.
const rows = new FeatureRows(8);

function turnIds(
  before: readonly Message[],
  message: AssistantMessage,
  tools: readonly ToolSchema[],
): number[] {
  const ids: number[] = [];
  const target = actionOf(message);
  const walked =
    target &&
    walkTurn(readConversation(before, tools), {
      rows,
      target,
      decide(_rows, wanted) {
        ids.push(decisionId(wanted ?? 0));
        return wanted;
      },
    });
  return walked ? ids : [...textIds(message.content), ...(message.toolCalls ?? []).flatMap(callIds)];
}

function callIds({ name, arguments: text }: ModelToolCall): readonly number[] {
  return textIds(`${name} ${text}`);
}
