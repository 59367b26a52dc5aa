import type { Compat } from '../compat.ts';
import { strip, stripLeft } from '../python/white-space.ts';
import { findKeywords, type Keyword } from './find-keywords.ts';

const END = 'End Action';
const THOUGHT = 'Thought:';

/**
 * Cuts a generation down to its first action or answer, before it is parsed and remembered. One that has a single
 * keyword stays as it is, but for white space at its left.
 *
 * Upstream: main.py, the processing of a generation
 */
export function trimGeneration(generation: string, compat: Compat): string {
  const text = stripLeft(generation);
  const [first, second] = findKeywords(text, compat);
  if (!first || !second) return text;
  const kept = strip(text.slice(0, second.at));
  const from = searchStart(kept, first, compat);
  const ended = cutAfterEnd(kept, from);
  const thought = ended.indexOf(THOUGHT, from);
  return thought < 0 ? ended : strip(ended.slice(0, thought));
}

/** Fault 6: upstream takes the place of an `Action:` that is not there, -1, and adds the keyword's length. */
function searchStart(kept: string, first: Keyword, compat: Compat): number {
  if (compat === 'fixed') return first.end;
  const action = kept.indexOf('Action:');
  return action < 0 ? Array.from(kept).slice(0, 6).join('').length : action + 'Action:'.length;
}

function cutAfterEnd(text: string, from: number): string {
  const end = text.indexOf(END, from);
  return end < 0 ? text : strip(text.slice(0, end + END.length));
}
