import type { PathStep } from '../program/path.ts';
import { followPath } from '../program/path.ts';

/** A part of a text that a path leads to. */
export interface TextPart {
  readonly step: PathStep;
  readonly value: string;
}

const LABELLED = /^\W*([A-Z][\w ]{1,40}?):\s+\S/;
const QUOTED = /^\W*(\w[^'"[\]()]*?)\W*[[(][^'"]*['"]([^'"]+)['"]/;
const NUMBER_INSIDE = /^\W*([A-Z][A-Za-z ]*[a-z]) (\d[\d.,]*\d|\d) ([a-z]{3,})/;
/** Longer texts are data, not something to read off. */
const MAX_LENGTH = 20_000;

/** The parts of a text of several lines that can be told of: labelled values, links by their label, numbers. */
export function textSteps(text: string): readonly TextPart[] {
  if (!text.includes('\n') || text.length > MAX_LENGTH) return [];
  return text.split('\n').flatMap((line) => {
    const step = stepOf(line);
    const value = step && followPath(text, [step]);
    // The first line with such a beginning is the one that a path finds.
    return step && typeof value === 'string' && line.includes(value) ? [{ step, value }] : [];
  });
}

function stepOf(line: string): PathStep | undefined {
  const quoted = QUOTED.exec(line)?.[1];
  if (quoted) return { type: 'link', label: quoted };
  const label = LABELLED.exec(line)?.[1];
  if (label) return { type: 'label', label };
  const [, before, , after] = NUMBER_INSIDE.exec(line) ?? [];
  return before && after ? { type: 'gap', before, after } : undefined;
}
