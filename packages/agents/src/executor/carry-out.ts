import type { AgentAction, StopReason } from '@sca/core';
import type { Episode } from './episode.ts';
import { endOfToolFailure } from './episode-end.ts';
import { askReward } from './judge-episode.ts';
import { waitForUser } from './wait-for-user.ts';

/** Carries out what one reply asks for, in order. The reason to stop, where there is one. */
export async function carryOut(
  episode: Episode,
  actions: readonly AgentAction[],
): Promise<StopReason | undefined> {
  let stop: StopReason | undefined;
  for (const action of actions) {
    // Every tool call of a message needs its result, or the conversation is malformed for whoever trains on it.
    if (stop) episode.messages.push(episode.options.protocol.observe(action, NOT_CARRIED_OUT));
    else stop = await carryOutOne(episode, action);
  }
  return stop;
}

const NOT_CARRIED_OUT = 'Not carried out: the conversation had ended.';

function carryOutOne(
  episode: Episode,
  action: AgentAction,
): Promise<StopReason | undefined> | StopReason | undefined {
  switch (action.type) {
    case 'tool-call':
    case 'code':
      return act(episode, action);
    case 'respond':
      return episode.user ? speak(episode, action.content) : answer(episode, action, action.content);
    case 'answer':
      return answer(episode, action, action.answer);
    case 'invalid':
      return explain(episode, action);
  }
}

async function act(episode: Episode, action: AgentAction): Promise<StopReason | undefined> {
  const { options, context, messages, interruption, watched } = episode;
  const { protocol, session, endsEpisode } = options;
  const callsBefore = session.calls.length;
  let observation: string;
  try {
    const executed = protocol.execute(action, context);
    observation = typeof executed === 'string' ? executed : await interruption.guard(executed);
  } catch (thrown) {
    throw endOfToolFailure(thrown, watched.hasThrown(thrown));
  }
  messages.push(protocol.observe(action, observation));
  const ending = endsEpisode && session.calls.slice(callsBefore).find(({ name }) => endsEpisode(name));
  return ending && { type: 'environment-end', detail: ending.name };
}

async function speak(episode: Episode, content: string): Promise<StopReason | undefined> {
  const { user, said, messages } = episode;
  if (!user) return undefined;
  said.push(content);
  episode.answer = content;
  const reply = await waitForUser(episode, () => user.reply(content));
  messages.push({ role: 'user', content: reply.content });
  return reply.isStop ? { type: 'user-stop' } : undefined;
}

async function answer(episode: Episode, action: AgentAction, given: string): Promise<StopReason | undefined> {
  const { options, messages } = episode;
  const { protocol } = options;
  episode.answer = given;
  if (protocol.oneAnswer !== false || !protocol.wrongAnswer || !options.reward) return { type: 'answer' };
  episode.report = await askReward(episode, null);
  if (episode.report.reward !== 0) return { type: 'answer' };
  messages.push(protocol.wrongAnswer(action));
  return undefined;
}

function explain(episode: Episode, action: AgentAction & { type: 'invalid' }): StopReason | undefined {
  const { explanation, fault } = action;
  if (fault !== undefined) return { type: 'error', detail: fault, bucket: 'agent' };
  episode.messages.push(episode.options.protocol.observe(action, explanation));
  return undefined;
}
