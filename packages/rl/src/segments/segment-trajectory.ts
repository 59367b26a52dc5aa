import type { Trajectory, TurnTokens } from '@sca/core';
import {
  beginSegment,
  type CapturedTurn,
  capturedTurns,
  continueSegment,
  isSampled,
  type TokenSegment,
} from './token-segment.ts';

/** What became of a trajectory's tokens. */
export type Segmentation =
  | { readonly level: 'tokens'; readonly segments: readonly TokenSegment[] }
  /** No ids were captured, or not for all turns (`isPartial`): only the messages can be trained on. */
  | { readonly level: 'messages'; readonly isPartial: boolean }
  /** The captured tokens contradict themselves. */
  | { readonly level: 'broken'; readonly reason: TokenFault; readonly detail: string };

type TokenFault = 'token-lengths-differ' | 'token-turns-wrong' | 'token-ids-wrong';

/**
 * Joins the captured tokens of a trajectory's turns.
 *
 * A turn continues the segment before it when its prompt starts with that turn's prompt and completion; what the
 * prompt has beyond them (tool results, user messages, template) has mask 0. Where it does not, because a template
 * stripped thinking or re-tokenised text, a new segment begins with the whole prompt. Nothing is tokenised,
 * aligned or guessed.
 */
export function segmentTrajectory(trajectory: Pick<Trajectory, 'messages' | 'tokens'>): Segmentation {
  const fault = faultOf(trajectory);
  if (fault) return { level: 'broken', ...fault };
  const turns = capturedTurns(trajectory);
  if (!turns)
    return { level: 'messages', isPartial: (trajectory.tokens ?? []).some((turn) => turn.completionIds) };
  return { level: 'tokens', segments: joinTurns(turns, trajectory) };
}

function joinTurns(
  turns: readonly CapturedTurn[],
  { messages }: Pick<Trajectory, 'messages'>,
): TokenSegment[] {
  const segments: TokenSegment[] = [];
  let previous: CapturedTurn | undefined;
  for (const turn of turns) {
    const segment = segments.at(-1);
    if (segment && previous && continues(turn, previous)) {
      const seenTokens = previous.promptIds.length + previous.completionIds.length;
      continueSegment(segment, turn, { seenTokens, messages, after: previous.messageIndex });
    } else {
      segments.push(beginSegment(turn));
    }
    previous = turn;
  }
  return segments;
}

function continues(turn: CapturedTurn, { promptIds, completionIds }: CapturedTurn): boolean {
  const next = turn.promptIds;
  const offset = promptIds.length;
  if (next.length < offset + completionIds.length) return false;
  // From the end: prompts that differ do so near it, and most of a prompt was compared a turn ago.
  for (let index = completionIds.length - 1; index >= 0; index -= 1)
    if (next[offset + index] !== completionIds[index]) return false;
  for (let index = offset - 1; index >= 0; index -= 1) if (next[index] !== promptIds[index]) return false;
  return true;
}

function faultOf({
  messages,
  tokens = [],
}: Pick<Trajectory, 'messages' | 'tokens'>): { reason: TokenFault; detail: string } | undefined {
  let last = -1;
  for (const turn of tokens) {
    const message = messages[turn.messageIndex];
    const place = `tokens of message ${turn.messageIndex}`;
    if (!message || !isSampled(message) || turn.messageIndex <= last) {
      const what = message ? `a ${message.role} message, after message ${last}` : 'no message';
      return { reason: 'token-turns-wrong', detail: `${place} belong to ${what}` };
    }
    last = turn.messageIndex;
    const fault = turnFault(turn);
    if (fault) return { reason: fault.reason, detail: `${place}: ${fault.detail}` };
  }
  return undefined;
}

function turnFault(turn: TurnTokens): { reason: TokenFault; detail: string } | undefined {
  const { promptIds = [], completionIds = [], logprobs } = turn;
  if (turn.completionIds && logprobs && completionIds.length !== logprobs.length) {
    const detail = `${logprobs.length} logprobs for ${completionIds.length} completion ids`;
    return { reason: 'token-lengths-differ', detail };
  }
  for (const [name, ids] of Object.entries({ promptIds, completionIds })) {
    const wrong = firstWrongId(ids);
    if (wrong >= 0)
      return { reason: 'token-ids-wrong', detail: `${name}[${wrong}] is ${String(ids[wrong])}` };
  }
  return undefined;
}

// A plain loop: prompts repeat what came before them, so this runs over a trajectory's tokens once per turn.
function firstWrongId(ids: readonly unknown[]): number {
  for (let index = 0; index < ids.length; index += 1) if (!Number.isInteger(ids[index])) return index;
  return -1;
}
