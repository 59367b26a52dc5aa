import type { ActionProtocol, AgentAction } from '@sca/core';
import { perEnvironment } from '../../prompts/per-environment.ts';
import { renderPrompt } from '../../prompts/render-prompt.ts';
import { systemMessage } from '../../prompts/system-message.ts';
import { toolSchemasOf } from '../../prompts/tool-schemas.ts';
import { toolsJson } from '../../prompts/tools-json.ts';
import { firstJsonObject } from './first-json-object.ts';
import { RESULT_PREFIX, reactPrompt, UNREADABLE_ACTION } from './react-prompt.ts';
import { isRecord, readJson } from './read-arguments.ts';
import type { ParseJson, StrategyOptions } from './strategy.ts';

/** The name of the action that speaks, and its one argument. */
const RESPOND = 'respond';

/** What tau-bench puts before the result of a tool. */
const UPSTREAM_PREFIX = 'API output: ';

/**
 * Actions as JSON behind the word `Action:`, with a thought before them (`react`) or without (`act`). No native tools:
 * they stand in the system message.
 *
 * `upstream` is tau-bench: the text behind the last `Action:` is said to the user where it is no JSON, and JSON that is
 * no action ends the episode as the policy's failure. Upstream: agents/chat_react_agent.py
 */
export function createReact(options: StrategyOptions): ActionProtocol {
  const { strategy, withUser = false, compat = 'fixed', prompts, parseJson = JSON.parse } = options;
  const isUpstream = compat === 'upstream';
  const withThought = strategy === 'react';
  const official = isUpstream && withUser ? prompts?.agent[withThought ? 'react' : 'act'].system : undefined;
  const template = official ?? reactPrompt(withThought, withUser);
  const system = perEnvironment((environment) => {
    const tools = toolsJson(toolSchemasOf(environment));
    const content = renderPrompt(template, { policy: environment.policy, toolsJson: tools });
    return systemMessage(official === undefined ? content.trim() : content);
  });
  const prefix = isUpstream ? UPSTREAM_PREFIX : RESULT_PREFIX;
  const read = isUpstream ? readUpstream : readFixed;
  return {
    name: strategy,
    wording: { source: official === undefined ? 'own' : 'official', compat },
    prompt: ({ environment, instruction }) => ({
      messages: [system(environment), { role: 'user', content: instruction }],
    }),
    parse: ({ content }) => [read(content, parseJson)],
    execute(action, { session }) {
      if (action.type !== 'tool-call') throw new TypeError(`${strategy} cannot carry out "${action.type}"`);
      const result = session.call(action.name, JSON.parse(action.arguments));
      return result instanceof Promise ? result.then(({ text }) => text) : result.text;
    },
    observe: (action, observation) => ({
      role: 'user',
      content: action.type === 'tool-call' ? `${prefix}${observation}` : observation,
    }),
  };
}

/** Reads as the original does, whose assertions and exceptions are faults here. */
function readUpstream(content: string, parseJson: ParseJson): AgentAction {
  const text = content.slice(afterLastMark(content)).trim();
  const action = readJson(text, parseJson);
  if (action === undefined) return { type: 'respond', content: text };
  const read = actionOf(action);
  return typeof read === 'string' ? { type: 'invalid', explanation: read, fault: 'invalid-action' } : read;
}

/** Takes the first JSON object behind the mark, fenced or followed by more; whatever else comes goes back. */
function readFixed(content: string, parseJson: ParseJson): AgentAction {
  const start = afterLastMark(content);
  const isBare = start === 0 && !/^\s*(?:```(?:json)?\s*)?\{/.test(content);
  const text = isBare ? undefined : firstJsonObject(content.slice(start));
  const action = text === undefined ? undefined : readJson(text, parseJson);
  const read = action === undefined ? 'there is no JSON object behind "Action:"' : actionOf(action);
  if (typeof read !== 'string') return read;
  return { type: 'invalid', explanation: renderPrompt(UNREADABLE_ACTION, { problem: read }) };
}

function afterLastMark(content: string): number {
  const mark = 'Action:';
  const at = content.lastIndexOf(mark);
  return at < 0 ? 0 : at + mark.length;
}

/** The action that a JSON value is, or what it lacks. */
function actionOf(value: unknown): AgentAction | string {
  if (!isRecord(value)) return 'it is no JSON object';
  const { name, arguments: args } = value;
  if (typeof name !== 'string') return 'it has no "name" that is a text';
  if (!isRecord(args)) return 'it has no "arguments" that are an object';
  // Read already, so that what the environment's own reader kept apart stays apart.
  if (name !== RESPOND) return { type: 'tool-call', id: 'action', name, arguments: JSON.stringify(args) };
  return typeof args.content === 'string'
    ? { type: 'respond', content: args.content }
    : 'what you respond needs a "content" that is a text';
}
