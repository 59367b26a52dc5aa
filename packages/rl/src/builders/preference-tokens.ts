import type { Trajectory } from '@sca/core';
import { beginSegment, isCaptured, type TokenSegment } from '../segments/token-segment.ts';
import type { Member } from './members.ts';

/** The tokens of one message as it was sampled, after its own prompt. */
export function turnTokensOf({ tokens = [] }: Trajectory, messageIndex: number): TokenSegment | undefined {
  const turn = tokens.find((candidate) => candidate.messageIndex === messageIndex);
  return turn && isCaptured(turn) ? beginSegment(turn) : undefined;
}

/** The tokens from one sampled message to the end, where no later turn begins a new segment. */
export function tokensFrom({ segmentation }: Member, messageIndex: number): TokenSegment | undefined {
  const segment = segmentation.level === 'tokens' ? segmentation.segments.at(-1) : undefined;
  const from =
    segment?.turnSpans.findIndex((span) => span.kind === 'model' && span.messageIndex >= messageIndex) ?? -1;
  const first = segment?.turnSpans[from];
  if (!segment || !first || first.messageIndex !== messageIndex) return undefined;
  const { start } = first;
  return {
    promptIds: [...segment.promptIds, ...segment.responseIds.slice(0, start)],
    responseIds: segment.responseIds.slice(start),
    responseMask: segment.responseMask.slice(start),
    responseLogprobs: segment.responseLogprobs.slice(start),
    turnSpans: segment.turnSpans
      .slice(from)
      .map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
  };
}

/** True where two sides were sampled after the very same tokens. */
export function haveSamePrompt(left: TokenSegment, right: TokenSegment): boolean {
  return (
    left.promptIds.length === right.promptIds.length &&
    left.promptIds.every((id, index) => id === right.promptIds[index])
  );
}
