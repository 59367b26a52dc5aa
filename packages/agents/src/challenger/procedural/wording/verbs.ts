const COMMON_VERBS: ReadonlySet<string> = new Set(
  (
    'add allow answer apply ask assign book build calculate call cancel change check choose close collect combine ' +
    'compare compute convert copy correct count create cut decode delete describe determine divide draw encode ' +
    'estimate evaluate exchange extract fetch filter find format gather get give go hand identify insert join keep ' +
    'link list locate look make map mark match measure merge modify move multiply name open pay pick place plan post ' +
    'print provide put read record refund remove rename replace reply report request reserve reset return reverse say ' +
    'schedule scroll search select send set show sort split start state stop store subtract sum tell test transcribe ' +
    'transfer translate turn update validate verify view visit work write'
  ).split(' '),
);

export function isVerb(word: string): boolean {
  return COMMON_VERBS.has(word.toLowerCase());
}

/** The base of a verb in the third person: `shows` gives `show`, `searches` gives `search`. */
export function baseVerb(word: string): string {
  const lower = word.toLowerCase();
  if (lower === 'does' || lower === 'goes') return lower.slice(0, -2);
  if (lower === 'has') return 'have';
  if (/[^aeiou]ies$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (/(ch|sh|ss|x|zz)es$/.test(lower)) return lower.slice(0, -2);
  return /[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}

/** A verb of setting something to a value. */
export function setsTo(verb: string): boolean {
  return ['change', 'set', 'update', 'modify', 'correct', 'rename'].includes(verb);
}
