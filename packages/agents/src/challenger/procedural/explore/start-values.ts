import type { Json } from '@sca/core';

/** Bare starts that a walk knows. */
const MAX_STARTS = 60;

/** The start of a walk. Bare values, such as places, are all known, since calls take several of them. */
export function startsOfWalk(starts: readonly Json[], start: Json | undefined): readonly Json[] {
  if (start === undefined) return [];
  if (typeof start === 'object') return [start];
  const others = starts.filter((each) => each !== start && typeof each !== 'object').slice(0, MAX_STARTS);
  return [start, ...others];
}
