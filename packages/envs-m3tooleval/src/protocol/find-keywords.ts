import type { Compat } from '../compat.ts';

/** `Action:` or `Answer:` in a generation. */
export interface Keyword {
  readonly text: 'Action:' | 'Answer:';
  readonly at: number;
  /** Where what belongs to it begins. */
  readonly end: number;
}

const KEYWORD = /Answer:|Action:/g;

/**
 * The keywords of a generation, in order.
 *
 * Upstream counts them wherever they are. Fixed counts those at the start of a line (fault 4), or the first one
 * where no line starts with any, since prompts show an action behind a thought.
 */
export function findKeywords(generation: string, compat: Compat): Keyword[] {
  const all = Array.from(generation.matchAll(KEYWORD), ({ 0: text, index }): Keyword => {
    return { text: text as Keyword['text'], at: index, end: index + text.length };
  });
  if (compat === 'upstream') return all;
  const leading = all.filter(({ at }) => startsLine(generation, at));
  return leading.length > 0 ? leading : all.slice(0, 1);
}

function startsLine(generation: string, at: number): boolean {
  let before = at - 1;
  while (' \t'.includes(generation.charAt(before)) && before >= 0) before -= 1;
  return before < 0 || generation.charAt(before) === '\n';
}
