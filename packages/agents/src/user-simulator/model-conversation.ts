import { deriveSeed, type Message, type Model, type Sampling, ScaError } from '@sca/core';
import type { Compat } from '../compat.ts';
import { createUsageMeter, type UsageMeter } from '../usage-meter.ts';
import { watchFaults } from './fault-watch.ts';
import { endOfLine, type Heard, problemOf, withoutStop } from './judge-line.ts';
import type { UserConversation, UserRequest, UserTurn } from './simulated-user.ts';
import type { Candidate, Speak, SpeakContext } from './speaking/speak.ts';
import { speakPlainly } from './speaking/speak-plainly.ts';
import { speakReflected } from './speaking/speak-reflected.ts';
import { speakVerified } from './speaking/speak-verified.ts';
import { thinkFirst } from './speaking/think-first.ts';
import type { ModelUserStrategy, UserWording } from './user-wording.ts';

const STRATEGIES: Readonly<Record<ModelUserStrategy, Speak>> = {
  llm: speakPlainly,
  react: thinkFirst,
  verify: speakVerified,
  reflection: speakReflected,
};

/** What all conversations of a user have in common. */
export interface ModelUserSettings {
  readonly strategy: ModelUserStrategy;
  readonly model: Model;
  readonly sampling: Sampling;
  readonly compat: Compat;
  readonly wording: UserWording;
}

/** Tries at one line, where the rules are not upstream's, before the user counts as failed. */
const MAX_TRIES = 3;

/** Starts a conversation from the user's side: what the agent says is its `user` messages. */
export function startModelConversation(settings: ModelUserSettings, request: UserRequest): UserConversation {
  const { strategy, compat, wording } = settings;
  const { instruction } = request;
  const history: Message[] = [
    { role: 'system', content: wording.system(instruction) },
    { role: 'user', content: wording.greeting },
  ];
  const usage = createUsageMeter();
  const watch = watchFaults(instruction);
  const ask = askOf(settings, request, usage);
  const context: SpeakContext = { compat, wording, instruction, history, ask };
  let turn = -1;

  const say = async (question: string | undefined): Promise<UserTurn> => {
    turn += 1;
    const heard = { question, compat };
    for (let tries = 1; ; tries += 1) {
      const candidate = await STRATEGIES[strategy](context);
      const problem = problemOf(candidate, heard);
      if (problem !== undefined) watch.note(problem, turn, `try ${tries}`);
      if (candidate.status === 'said' && problem === undefined) return settle(candidate, heard);
      if (compat === 'upstream') return { status: 'failed', fault: 'unreadable-reply', bucket: 'agent' };
      if (tries === MAX_TRIES)
        return { status: 'failed', fault: problem ?? 'unreadable-reply', bucket: 'infra' };
    }
  };
  const settle = (candidate: Extract<Candidate, { status: 'said' }>, heard: Heard): UserTurn => {
    watch.look(turn, candidate.text, heard.question);
    const { content, isStop } = endOfLine(candidate.text, heard);
    const isCut = content !== candidate.text;
    for (const remembered of candidate.remembered)
      history.push({
        role: 'assistant',
        content: isCut ? withoutStop(remembered) : remembered,
        isSampled: false,
      });
    return { status: 'said', content, isStop };
  };
  return {
    open: () => say(undefined),
    reply(message) {
      history.push({ role: 'user', content: message });
      return say(message);
    },
    report: () => ({ faults: [...watch.faults], usage: usage.total() }),
  };
}

function askOf({ model, sampling, compat }: ModelUserSettings, request: UserRequest, usage: UsageMeter) {
  const { seed, trial, signal } = request;
  let calls = 0;
  return async (messages: readonly Message[]): Promise<string> => {
    const derived = deriveSeed({ run: seed, stage: 'user', item: 'call', trial, turn: calls });
    calls += 1;
    const {
      message,
      usage: spent,
      finishReason,
    } = await model.generate({
      messages: [...messages],
      sampling: { seed: derived, ...sampling },
      trial,
      ...(signal && { signal }),
    });
    usage.add(spent);
    if (finishReason === 'content-filter')
      throw new ScaError('CONTENT_FILTERED', `The provider of ${model.name} filtered a reply of the user.`);
    return compat === 'upstream' ? message.content : withoutThinking(message.content);
  };
}

/** Thinking that a server left in the content. */
function withoutThinking(content: string): string {
  return content.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
}
