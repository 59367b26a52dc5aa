import type { Message } from '@sca/core';
import type { Compat } from '../compat.ts';
import type { OfficialPrompts } from '../prompts/official-prompts.ts';
import { renderPrompt } from '../prompts/render-prompt.ts';
import { STOP_TOKEN } from './stop-token.ts';
import {
  OWN_GREETING,
  REACT_USER_PROMPT,
  REFLECT_PROMPT,
  USER_PROMPT,
  VERIFY_PROMPT,
} from './user-prompts.ts';

/** How a user is played by a model. */
export type ModelUserStrategy = 'llm' | 'react' | 'verify' | 'reflection';

/** What is put before a supervisor of the user. */
interface SupervisedLine {
  readonly instruction: string;
  readonly history: readonly Message[];
  /** As the supervisor sees it. */
  readonly response: string;
}

/** All texts that a user's model is given. */
export interface UserWording {
  readonly source: 'official' | 'own';
  /** What the user hears first. The policy never sees it. */
  readonly greeting: string;
  system(instruction: string): string;
  verify(line: SupervisedLine): string;
  reflect(line: SupervisedLine): string;
}

/** The official wording where the rules are upstream's and it is given; else the project's own. */
export function userWording(
  strategy: ModelUserStrategy,
  compat: Compat,
  prompts: OfficialPrompts | undefined,
): UserWording {
  const transcribe = compat === 'upstream' ? upstreamTranscript : transcript;
  return compat === 'upstream' && prompts
    ? officialWording(strategy, prompts)
    : ownWording(strategy, transcribe);
}

function officialWording(strategy: ModelUserStrategy, prompts: OfficialPrompts): UserWording {
  const { greeting, user, supervisor } = prompts;
  const { system } = strategy === 'react' ? user.react : user.llm;
  const supervise =
    (template: string) =>
    ({ history, response }: SupervisedLine): string =>
      renderPrompt(template, { transcript: upstreamTranscript(history), response });
  return {
    source: 'official',
    greeting,
    system: (instruction) => renderPrompt(system, { instruction }),
    verify: supervise(supervisor.verify),
    reflect: supervise(supervisor.reflect),
  };
}

type Transcribe = (history: readonly Message[]) => string;

function ownWording(strategy: ModelUserStrategy, transcribe: Transcribe): UserWording {
  const template = strategy === 'react' ? REACT_USER_PROMPT : USER_PROMPT;
  const valuesOf = ({ history, ...line }: SupervisedLine) => ({ ...line, transcript: transcribe(history) });
  return {
    source: 'own',
    greeting: OWN_GREETING,
    system: (instruction) => renderPrompt(template, { instruction, stop: STOP_TOKEN }),
    verify: (line) => renderPrompt(VERIFY_PROMPT, { ...valuesOf(line), stop: STOP_TOKEN }),
    reflect: (line) => renderPrompt(REFLECT_PROMPT, valuesOf(line)),
  };
}

/** The user's side of the conversation: in it, the agent's words are the `user` messages. */
function transcript(history: readonly Message[]): string {
  return history
    .filter(({ role }) => role !== 'system')
    .map(({ role, content }) => `${role === 'assistant' ? 'Customer' : 'Agent'}: ${content}`)
    .join('\n');
}

const UPSTREAM_ROLES: Readonly<Record<Message['role'], string>> = {
  system: 'System',
  user: 'Customer',
  assistant: 'Agent',
  tool: 'Tool',
};

/** The original names the two sides the wrong way round and shows the system message. Upstream: envs/user.py */
function upstreamTranscript(history: readonly Message[]): string {
  return history.map(({ role, content }) => `${UPSTREAM_ROLES[role]}: ${content}`).join('\n');
}
