import type { ActionProtocol, AgentAction, ModelToolCall } from '@sca/core';
import { perEnvironment } from '../../prompts/per-environment.ts';
import { renderPrompt } from '../../prompts/render-prompt.ts';
import { systemMessage } from '../../prompts/system-message.ts';
import { toolSchemasOf } from '../../prompts/tool-schemas.ts';
import { markedAnswer } from './extract-answer.ts';
import { isRecord, readArguments, readJson } from './read-arguments.ts';
import type { ParseJson, StrategyOptions } from './strategy.ts';
import { EMPTY_REPLY, TOOL_CALLING_FOR_ANSWER, TOOL_CALLING_WITH_USER } from './tool-calling-prompt.ts';

/**
 * Native tool calls.
 *
 * `upstream` is tau-bench: the environment's policy is the whole system message, only the first call counts and the
 * others are cut, arguments that are no JSON object end the episode as the policy's failure, and words beside a call
 * stay in the conversation without reaching the user. Upstream: agents/tool_calling_agent.py
 */
export function createToolCalling(options: Omit<StrategyOptions, 'strategy'>): ActionProtocol {
  const { withUser = false, compat = 'fixed', prompts, parseJson = JSON.parse } = options;
  const isUpstream = compat === 'upstream';
  const { toolCalls = isUpstream ? 'first' : 'all' } = options;
  const official = isUpstream && withUser ? (prompts?.agent.toolCalling.system ?? '{policy}') : undefined;
  const ownTemplate = withUser ? TOOL_CALLING_WITH_USER : TOOL_CALLING_FOR_ANSWER;
  const system = perEnvironment(({ policy }) =>
    systemMessage(
      official === undefined
        ? renderPrompt(ownTemplate, { policy }).trim()
        : renderPrompt(official, { policy }),
    ),
  );
  const keep = (calls: readonly ModelToolCall[]): ModelToolCall[] =>
    toolCalls === 'first' ? calls.slice(0, 1) : [...calls];
  return {
    name: `tool-calling/${toolCalls}`,
    wording: { source: official === undefined ? 'own' : 'official', compat },
    prompt: ({ environment, instruction }) => ({
      messages: [system(environment), { role: 'user', content: instruction }],
      tools: toolSchemasOf(environment),
    }),
    remember: (reply) => (reply.toolCalls ? { ...reply, toolCalls: keep(reply.toolCalls) } : reply),
    parse({ toolCalls: calls = [], content }) {
      if (calls.length > 0) return keep(calls).map((call) => readCall(call, isUpstream, parseJson));
      return [isUpstream && withUser ? { type: 'respond', content } : readContent(content, withUser)];
    },
    execute(action, { session }) {
      if (action.type !== 'tool-call') throw new TypeError(`tool calling cannot carry out "${action.type}"`);
      const read = readArguments(action.arguments, parseJson);
      if (!read.ok) return `The arguments of ${action.name} ${read.problem}.`;
      const result = session.call(action.name, read.args);
      return result instanceof Promise ? result.then(({ text }) => text) : result.text;
    },
    observe: (action, observation) =>
      action.type === 'tool-call'
        ? { role: 'tool', content: observation, toolCallId: action.id, name: action.name }
        : { role: 'user', content: observation },
  };
}

function readCall(
  { id, name, arguments: text }: ModelToolCall,
  isUpstream: boolean,
  parseJson: ParseJson,
): AgentAction {
  // The original lets the exception of its JSON parser, or of its record class, end the task.
  if (isUpstream && !isRecord(readJson(text, parseJson)))
    return { type: 'invalid', explanation: '', fault: 'invalid-arguments' };
  return { type: 'tool-call', id, name, arguments: text };
}

function readContent(content: string, withUser: boolean): AgentAction {
  const text = content.trim();
  if (text === '') return { type: 'invalid', explanation: EMPTY_REPLY };
  return withUser ? { type: 'respond', content } : { type: 'answer', answer: markedAnswer(content) || text };
}
