import type { Json } from '@sca/core';
import { hashText, mix } from '../../text/hash.ts';
import { shapesOf } from '../../text/shape.ts';
import type { Mention } from '../mention.ts';

const KIND = hashText('result kind');

/** What part of a tool's result a value is. */
type PartKind =
  | 'whole'
  | 'leaf'
  | 'part'
  | 'column'
  | 'entries'
  | 'keys'
  | 'values'
  | 'count'
  | 'label'
  | 'said';

const PRIORS: Readonly<Record<PartKind, number>> = {
  whole: 1,
  leaf: -0.5,
  part: -1.5,
  column: -0.5,
  entries: -0.5,
  keys: -1.5,
  values: -0.5,
  count: -2,
  label: -1,
  said: -2.5,
};

export interface PartDetails {
  readonly value: Json;
  readonly kind: PartKind;
  /** As it stood in the result; else as JSON. */
  readonly text?: string;
  /** What else describes it; words may point at all of it. */
  readonly traits?: readonly number[];
  readonly kin?: readonly number[];
}

export function resultMention({ value, kind, text, traits = [], kin = [] }: PartDetails): Mention {
  const pointers = [mix(KIND, hashText(kind)), ...traits];
  return {
    value,
    text: text ?? (typeof value === 'string' ? value : JSON.stringify(value)),
    prior: PRIORS[kind],
    traits: typeof value === 'string' ? [...pointers, ...shapesOf(value)] : pointers,
    pointers,
    kin,
    position: -1,
  };
}
