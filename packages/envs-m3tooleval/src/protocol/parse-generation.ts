import type { Compat } from '../compat.ts';
import { strip, stripLeft } from '../python/white-space.ts';
import { findKeywords, type Keyword } from './find-keywords.ts';

/** What a generation says. For `invalid`, content is what the model is told. */
export interface ParsedGeneration {
  readonly type: 'action' | 'answer' | 'invalid';
  readonly content: string;
  /** A reminder for the model where it wrote more than one. */
  readonly extraInfo: string | null;
}

const NEITHER = "Invalid generation. Your output should contain either 'Action:' or 'Answer:'";
const BOTH = `${NEITHER}, but not both.`;

/** Reads a generation, trimmed or not. Upstream: tasks/base.py, Task.parse_generation */
export function parseGeneration(generation: string, compat: Compat): ParsedGeneration {
  const keywords = findKeywords(generation, compat);
  const [first] = keywords;
  if (!first) return { type: 'invalid', content: NEITHER, extraInfo: null };
  if (keywords.some(({ text }) => text !== first.text))
    return { type: 'invalid', content: BOTH, extraInfo: null };
  const content = contentOf(generation, keywords, first);
  const type = first.text === 'Answer:' ? 'answer' : 'action';
  const extraInfo = keywords.length > 1 ? reminder(type) : null;
  return { type, content: type === 'answer' ? strip(content) : cutBeforeEnd(stripLeft(content)), extraInfo };
}

function contentOf(generation: string, [, second]: readonly Keyword[], first: Keyword): string {
  return generation.slice(first.end, second?.at);
}

function cutBeforeEnd(content: string): string {
  const end = content.indexOf('End Action');
  return end < 0 ? content : content.slice(0, end);
}

function reminder(type: 'action' | 'answer'): string {
  return `You have output more than one ${type}. Only the first ${type} will be used.`;
}
