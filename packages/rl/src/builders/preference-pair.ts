import type { Message } from '@sca/core';
import { isSampled } from '../segments/token-segment.ts';
import type { CandidatePair } from './choose-pairs.ts';
import { findDivergence, messageKeys } from './divergence.ts';
import { type Member, writtenCharacters } from './members.ts';

/** A trajectory that may be one side of a pair. */
export interface PairSide {
  readonly member: Member;
  readonly messages: readonly Message[];
  /** One per message, equal where messages are. */
  readonly keys: readonly string[];
}

export function pairSide(member: Member): PairSide {
  const { messages } = member.trajectory;
  return { member, messages, keys: messageKeys(messages) };
}

/** Two trajectories and the part of them that is compared. */
export interface PreferencePair extends CandidatePair {
  readonly chosen: PairSide;
  readonly rejected: PairSide;
  /** Messages before it are the prompt. */
  readonly start: number;
  readonly chosenMessages: readonly Message[];
  readonly rejectedMessages: readonly Message[];
}

/** Why two trajectories make no pair. */
export type PairRefusal =
  | 'pair-refused-same-actions'
  | 'pair-refused-context-differs'
  | 'pair-refused-one-begins-other'
  | 'pair-refused-no-prompt'
  | 'pair-refused-lengths';

export interface PairRules {
  readonly mode: 'first-divergence' | 'trajectory';
  readonly maxLengthRatio: number;
  readonly minComparedLength: number;
}

/** Compares two trajectories of one task as a preference, or says which rule that would break. */
export function preferencePair(
  chosen: PairSide,
  rejected: PairSide,
  rules: PairRules,
): PreferencePair | { readonly refusal: PairRefusal } {
  if (chosen.member.actions === rejected.member.actions) return { refusal: 'pair-refused-same-actions' };
  const start = rules.mode === 'trajectory' ? trajectoryStart(chosen, rejected) : stepStart(chosen, rejected);
  if (typeof start !== 'number') return { refusal: start };
  if (start === 0) return { refusal: 'pair-refused-no-prompt' };
  const cut = ({ messages }: PairSide): readonly Message[] =>
    messages.slice(start, rules.mode === 'trajectory' ? messages.findLastIndex(isSampled) + 1 : start + 1);
  const [chosenMessages, rejectedMessages] = [cut(chosen), cut(rejected)];
  if (!haveComparableLengths(chosenMessages, rejectedMessages, rules))
    return { refusal: 'pair-refused-lengths' };
  const kind = `${start} ${rejected.keys[start]}`;
  return { chosen, rejected, start, chosenMessages, rejectedMessages, kind };
}

// A single step compares only if both sides answered the same messages, tool results included.
function stepStart(chosen: PairSide, rejected: PairSide): number | PairRefusal {
  const { type, index } = findDivergence(chosen, rejected);
  switch (type) {
    case 'policy':
      return index;
    case 'same-action':
      return 'pair-refused-same-actions';
    case 'context':
      return 'pair-refused-context-differs';
    case 'prefix':
      return 'pair-refused-one-begins-other';
  }
}

// Whole trajectories compare from their first different message, or from the policy's first one where a user or a
// tool is what differed first.
function trajectoryStart(chosen: PairSide, rejected: PairSide): number | PairRefusal {
  const { type, index } = findDivergence(chosen, rejected);
  if (type === 'policy' || type === 'same-action') return index;
  const first = chosen.messages.findIndex(isSampled);
  return first < index ? first : 'pair-refused-context-differs';
}

function haveComparableLengths(
  chosen: readonly Message[],
  rejected: readonly Message[],
  { maxLengthRatio, minComparedLength }: PairRules,
): boolean {
  const [shorter, longer] = [writtenCharacters(chosen), writtenCharacters(rejected)].sort(
    (a, b) => a - b,
  ) as [number, number];
  return longer <= minComparedLength || longer <= maxLengthRatio * shorter;
}
