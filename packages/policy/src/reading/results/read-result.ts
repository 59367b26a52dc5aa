import type { Json } from '@sca/core';
import { hashText } from '../../text/hash.ts';
import { readLiteral } from '../../text/read-literal.ts';
import { shapesOf } from '../../text/shape.ts';
import type { Mention } from '../mention.ts';
import { partMentions } from './part-mentions.ts';
import { resultMention } from './result-mention.ts';
import { textMentions } from './text-mentions.ts';

/** What a tool said, read once. */
export interface ResultReading {
  readonly text: string;
  /** What the text is a literal of, or the text. */
  readonly value: Json;
  /** The first is the whole result. */
  readonly mentions: readonly Mention[];
  /** Hashes of the whole's type and look. */
  readonly shape: readonly number[];
}

export function readResult(text: string): ResultReading {
  const literal = readLiteral(text);
  const value = literal ?? text;
  const shape = [hashText(`type ${typeOf(value)}`), ...(typeof value === 'string' ? shapesOf(value) : [])];
  const whole = resultMention({ value, kind: 'whole', text, traits: shape.slice(0, 1) });
  return { text, value, mentions: [whole, ...partsOf(value, literal)], shape };
}

function partsOf(value: Json, literal: Json | undefined): Mention[] {
  if (value !== null && typeof value === 'object') return partMentions(value);
  return literal === undefined && /\s/.test(String(value)) ? textMentions(String(value)) : [];
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  return typeof value;
}
