import type { ActionContext, ActionProtocol, AgentAction, Environment, Message } from '@sca/core';
import { type Compat, compatOf } from '../compat.ts';
import { jsonDumps } from '../python/json-dumps.ts';
import { jsonLoads } from '../python/json-loads.ts';
import { isList, type PythonValue } from '../python/python-value.ts';
import { str } from '../python/repr.ts';
import { m3Tools } from '../tools/m3-tools.ts';
import type { ActionMode } from './action-mode.ts';
import { observeCall, unknownTool } from './observe-call.ts';
import { observeCode } from './observe-code.ts';
import { ownTemplates } from './own-templates.ts';
import { type ParsedGeneration, parseGeneration } from './parse-generation.ts';
import { parseJsonAction } from './parse-json-action.ts';
import { parseTextAction } from './parse-text-action.ts';
import type { PromptTemplates } from './prompt-template.ts';
import { renderPrompt } from './render-prompt.ts';
import { trimGeneration } from './trim-generation.ts';

/** An action with the reminder that goes with its observation, where the model wrote more than one. */
type RemindedAction = AgentAction & { readonly reminder?: string };

/** A protocol of M3ToolEval: core's, and what the original's conversation needs besides. */
export interface M3ActionProtocol extends ActionProtocol {
  readonly mode: ActionMode;
  /** False where a wrong answer is told to be wrong and the agent goes on, as the original does. */
  readonly oneAnswer: boolean;
  /** What a wrong answer is met with, where the agent may go on. */
  wrongAnswer(action: AgentAction): Message;
  /** The part of a generation that is read and remembered. */
  trim(generation: string): string;
}

export interface ActionProtocolOptions {
  readonly environment: Environment;
  readonly mode: ActionMode;
  /** @defaultValue that of the environment */
  readonly compat?: Compat;
  /** @defaultValue false for `upstream`, true for `fixed` */
  readonly oneAnswer?: boolean;
  /** @defaultValue the project's own wording. Official ones speak of Python; in `code` mode, code is JavaScript. */
  readonly templates?: PromptTemplates;
}

const WRONG_ANSWER =
  'Your answer is incorrect. Please try again. Note that you should ONLY output the answer (e.g., single number), without any other text.';

/** Turns that the original grants. */
export const UPSTREAM_TURN_LIMIT = 10;

/**
 * The protocol of one environment in one mode.
 *
 * @throws ScaError `ENVIRONMENT_INVALID` where the environment is not of this package
 */
export function createActionProtocol(options: ActionProtocolOptions): M3ActionProtocol {
  const { environment, mode, compat = compatOf(environment), oneAnswer = compat === 'fixed' } = options;
  const template = (options.templates ?? ownTemplates).get(mode);
  const tools = new Map(m3Tools(environment).map((tool) => [tool.name, tool.source]));
  const trim = (generation: string): string => trimGeneration(generation, compat);
  return {
    name: `m3tooleval/${mode}`,
    mode,
    oneAnswer,
    trim,
    prompt(input) {
      const content = template
        ? renderPrompt(template, { tools: m3Tools(input.environment), instruction: input.instruction })
        : input.instruction;
      return { messages: [{ role: 'user', content }] };
    },
    remember: (reply) => ({ ...reply, content: trim(reply.content) }),
    parse: ({ content }) => [readAction(parseGeneration(trim(content), compat), { mode, compat })],
    execute(action, context) {
      if (action.type === 'code') return runCode(action.code, context);
      if (action.type !== 'tool-call') return '';
      const args = argumentsOf(action.arguments);
      return args
        ? observeCall(
            { status: 'requested', tool: action.name, args },
            { session: context.session, tools, compat },
          )
        : unknownTool(action.name, compat);
    },
    observe: (action, observation) => withReminder(action, observation),
    wrongAnswer: (action) => withReminder(action, WRONG_ANSWER),
  };
}

interface ActionRules {
  readonly mode: ActionMode;
  readonly compat: Compat;
}

function readAction({ type, content, extraInfo }: ParsedGeneration, rules: ActionRules): RemindedAction {
  const reminder = extraInfo === null ? {} : { reminder: extraInfo };
  if (type === 'invalid') return { type, explanation: content };
  if (type === 'answer') return { type, answer: content, ...reminder };
  if (rules.mode === 'code') return { type: 'code', code: content, ...reminder };
  const action = rules.mode === 'json' ? parseJsonAction(content) : parseTextAction(content, rules.compat);
  if (action.status === 'unreadable')
    return { type: 'invalid', explanation: reminded(action.observation, extraInfo) };
  // A tool that is no text is unknown by whatever it prints as (fault 5: upstream crashes over a list).
  const isNamed = typeof action.tool === 'string';
  return {
    type: 'tool-call',
    id: 'action',
    name: str(action.tool),
    arguments: isNamed ? jsonDumps(action.args) : 'null',
    ...reminder,
  };
}

// Python's own JSON, so that 5 and 5.0 stay apart. Null where the tool's name was no text.
function argumentsOf(text: string): readonly PythonValue[] | undefined {
  const args = jsonLoads(text);
  return isList(args) ? args : undefined;
}

async function runCode(code: string, { code: session, signal }: ActionContext): Promise<string> {
  if (!session) throw new TypeError('actions of the mode code need a CodeSession');
  return observeCode(await session.run(code, signal ? { signal } : {}));
}

function withReminder(action: RemindedAction, text: string): Message {
  return { role: 'user', content: reminded(text, action.reminder ?? null) };
}

function reminded(text: string, extraInfo: string | null): string {
  return extraInfo === null ? text : `${text}\n*Extra reminder: ${extraInfo}`;
}
