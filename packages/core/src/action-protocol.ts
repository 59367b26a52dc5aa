import type { CodeSession } from './code-session.ts';
import type { Environment } from './environment.ts';
import type { Message } from './records/message.ts';
import type { Session } from './session.ts';
import type { ToolSchema } from './tool.ts';

/** What an agent wants to do, read from one generation. */
export type AgentAction =
  | { readonly type: 'tool-call'; readonly id: string; readonly name: string; readonly arguments: string }
  | { readonly type: 'code'; readonly code: string }
  /** Said to the user; the episode goes on with the reply. */
  | { readonly type: 'respond'; readonly content: string }
  | { readonly type: 'answer'; readonly answer: string }
  /** Not readable as an action; `explanation` goes back to the model, or the episode ends where a `fault` is named. */
  | { readonly type: 'invalid'; readonly explanation: string; readonly fault?: string };

type AssistantMessage = Extract<Message, { role: 'assistant' }>;

/** What an action is carried out on. */
export interface ActionContext {
  readonly session: Session;
  /** Present for protocols whose actions are code. */
  readonly code?: CodeSession;
  readonly signal?: AbortSignal;
}

export interface PromptInput {
  readonly environment: Environment;
  /** The task, or the user's first message where a user takes part. */
  readonly instruction: string;
}

/** How an agent is prompted, how its output is read, and how what happened is put to it. Pure but for `execute`. */
export interface ActionProtocol {
  readonly name: string;
  prompt(input: PromptInput): {
    readonly messages: readonly Message[];
    readonly tools?: readonly ToolSchema[];
  };
  parse(reply: AssistantMessage): readonly AgentAction[];
  /** The part of a reply that stays in the conversation. Default: all of it. */
  remember?(reply: AssistantMessage): AssistantMessage;
  /** Carries out a `tool-call` or `code` action and words the observation. */
  execute(action: AgentAction, context: ActionContext): Promise<string> | string;
  /** The message that brings an observation, or the explanation of an invalid action, back to the model. */
  observe(action: AgentAction, observation: string): Message;
  /** False where a wrong answer does not end the episode; `wrongAnswer` then says so to the model. Default: true. */
  readonly oneAnswer?: boolean;
  wrongAnswer?(action: AgentAction): Message;
  /** Whose words the prompt is in and whose rules the parser follows, for the record. */
  readonly wording?: { readonly source: 'official' | 'own'; readonly compat: 'upstream' | 'fixed' };
}
