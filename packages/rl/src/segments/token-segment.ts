import type { Message, Trajectory, TurnSpan, TurnTokens } from '@sca/core';

/**
 * A stretch of a trajectory in which each model turn saw exactly the tokens of the turns before it. All
 * `response*` arrays have one length.
 */
export interface TokenSegment {
  readonly promptIds: number[];
  readonly responseIds: number[];
  /** 1 = sampled by the policy, 0 = tool, user or template. */
  readonly responseMask: (0 | 1)[];
  /** Natural logarithms at the sampling settings; null at tokens that were not sampled or came without one. */
  readonly responseLogprobs: (number | null)[];
  /** `messageIndex` counts in the messages of the trajectory, which begin as those of the row do. */
  readonly turnSpans: TurnSpan[];
}

/** The ids of one turn, all there and of equal lengths. */
export interface CapturedTurn {
  readonly messageIndex: number;
  readonly promptIds: readonly number[];
  readonly completionIds: readonly number[];
  readonly logprobs?: readonly (number | null)[];
}

/** OpenAI's stand-in for "very unlikely": no logprob at all. */
const NO_LOGPROB = -9999;

/** Begins a segment with a turn's whole prompt. */
export function beginSegment(turn: CapturedTurn): TokenSegment {
  const segment: TokenSegment = {
    promptIds: [...turn.promptIds],
    responseIds: [],
    responseMask: [],
    responseLogprobs: [],
    turnSpans: [],
  };
  appendCompletion(segment, turn);
  return segment;
}

/** Adds a turn whose prompt continues the segment by `turn.promptIds` from `seenTokens` on. */
export function continueSegment(
  segment: TokenSegment,
  turn: CapturedTurn,
  { seenTokens, messages, after }: { seenTokens: number; messages: readonly Message[]; after: number },
): void {
  const start = segment.responseIds.length;
  for (let index = seenTokens; index < turn.promptIds.length; index += 1) {
    segment.responseIds.push(turn.promptIds[index] as number);
    segment.responseMask.push(0);
    segment.responseLogprobs.push(null);
  }
  const end = segment.responseIds.length;
  if (end > start) segment.turnSpans.push({ start, end, ...originOf(messages, after, turn.messageIndex) });
  appendCompletion(segment, turn);
}

function appendCompletion(
  segment: TokenSegment,
  { messageIndex, completionIds, logprobs }: CapturedTurn,
): void {
  const start = segment.responseIds.length;
  for (let index = 0; index < completionIds.length; index += 1) {
    segment.responseIds.push(completionIds[index] as number);
    segment.responseMask.push(1);
    segment.responseLogprobs.push(knownLogprob(logprobs?.[index]));
  }
  segment.turnSpans.push({ start, end: segment.responseIds.length, kind: 'model', messageIndex });
}

function knownLogprob(logprob: number | null | undefined): number | null {
  return logprob === null || logprob === undefined || logprob <= NO_LOGPROB ? null : logprob;
}

// The text between two model turns cannot be divided without the template, so the span bears the name of the
// first message in it; where there is none, it is template that leads to the next turn.
function originOf(
  messages: readonly Message[],
  after: number,
  before: number,
): Pick<TurnSpan, 'kind' | 'messageIndex'> {
  if (after + 1 === before) return { kind: 'scaffold', messageIndex: before };
  const role = messages[after + 1]?.role;
  const kind = role === 'tool' || role === 'user' ? role : 'scaffold';
  return { kind, messageIndex: after + 1 };
}

/** The turns of a trajectory that have all ids, or undefined where one sampled message has none. */
export function capturedTurns(
  trajectory: Pick<Trajectory, 'messages' | 'tokens'>,
): CapturedTurn[] | undefined {
  const turns = (trajectory.tokens ?? []).filter(isCaptured);
  return turns.length > 0 && turns.length === sampledMessages(trajectory.messages).length ? turns : undefined;
}

/** True where a turn has both its prompt's and its own ids. */
export function isCaptured(turn: TurnTokens): turn is TurnTokens & CapturedTurn {
  return turn.promptIds !== undefined && turn.completionIds !== undefined;
}

/** Indices of the messages that the policy under training wrote. */
export function sampledMessages(messages: readonly Message[]): number[] {
  return messages.flatMap((message, index) => (isSampled(message) ? [index] : []));
}

/** True for a message that the policy under training wrote; role alone cannot tell, few-shot context is not sampled. */
export function isSampled(message: Message): message is Extract<Message, { role: 'assistant' }> {
  return message.role === 'assistant' && message.isSampled !== false;
}
