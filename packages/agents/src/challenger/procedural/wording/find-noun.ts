/** A noun in a request, with its article and what else belongs to it. */
export interface FoundNoun {
  readonly start: number;
  readonly end: number;
  /** The noun with its adjectives, without the article. */
  readonly words: string;
  readonly isPlural: boolean;
  /** The word before. */
  readonly before: string;
}

/** Words that a noun ends before. */
const ENDS =
  /^(of|for|to|in|on|at|with|without|by|from|into|that|which|who|whose|whether|and|or|is|are|it|has|have|up|as|than|backwards|back|through|over|under|off|out|not|so|if|when|where|per|was|were|be|can|will|goes|costs|a|an|the)$/i;

/** Words that choose one of several: what follows is looked for, not given. */
const CHOOSING = /^(first|last|next|only|same|other|highest|lowest|best)\b/i;

/**
 * Finds a thing in a request: with an article, as a plural, or as an abbreviation. What is said `of` something, such
 * as `the price of flights`, and nouns that another parameter is named by are left alone.
 */
export function findNoun(clause: string, noun: string, others: readonly string[]): FoundNoun | undefined {
  const escaped = noun.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const pattern = new RegExp(
    `(?<=^|\\s)(?:(an?|the|this|one|some|any|each|its) ((?:[a-z][\\w-]* )??))?(${escaped}(?:e?s)?)(?=[\\s,.]|$)`,
    'gi',
  );
  for (const match of clause.matchAll(pattern)) {
    const found = readMatch(clause, match, others);
    if (found) return found;
  }
  return undefined;
}

function readMatch(
  clause: string,
  match: RegExpMatchArray,
  others: readonly string[],
): FoundNoun | undefined {
  const [whole, article, adjective = '', found = ''] = match;
  const start = match.index ?? 0;
  const isPlural = /[^s]s$/.test(found);
  const isOwn = article !== undefined || isPlural || /[A-Z]{2}/.test(found);
  if (!isOwn || ENDS.test(adjective.trim()) || CHOOSING.test(adjective)) return undefined;
  const next = /^ ([A-Za-z-]+)/.exec(clause.slice(start + whole.length))?.[1];
  // `letters and counts given by turns` are one thing.
  if (next === 'of' || (next === 'and' && article === undefined)) return undefined;
  const earlier = clause.slice(0, start).trimEnd().split(' ');
  const before = earlier.at(-1) ?? '';
  // `pairs of hexadecimal digits`: without an article, the word before belongs to the noun.
  const isAdjective =
    article === undefined && earlier.length > 1 && /^[a-z]{3,}$/.test(before) && !ENDS.test(before);
  if (isAdjective && (next === undefined || ENDS.test(next))) {
    const words = `${before} ${found}`;
    return {
      start: start - before.length - 1,
      end: start + whole.length,
      words,
      isPlural,
      before: earlier.at(-2) ?? '',
    };
  }
  if (next === undefined || ENDS.test(next)) {
    return { start, end: start + whole.length, words: adjective + found, isPlural, before };
  }
  // `this email address`: the noun goes on, unless what follows is what another parameter is of.
  if (article === undefined || others.some((other) => other.split(' ').includes(next))) return undefined;
  const end = start + whole.length + 1 + next.length;
  return { start, end, words: `${adjective}${found} ${next}`, isPlural: /[^s]s$/.test(next), before };
}
