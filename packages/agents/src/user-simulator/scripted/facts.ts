import { FACT_KINDS, type FactKind, type FactKindName } from './fact-kinds.ts';

/** Something in an instruction that a user tells only when asked for it. */
export interface Fact {
  readonly kind: FactKindName;
  readonly value: string;
  /** Where it stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** The facts of a text, in the order of the text. No two overlap. */
export function factsOf(text: string): Fact[] {
  const facts: Fact[] = [];
  for (const [kind, { pattern }] of Object.entries(FACT_KINDS) as [FactKindName, FactKind][]) {
    for (const match of text.matchAll(pattern)) {
      const fact = { kind, value: match[0], start: match.index, end: match.index + match[0].length };
      const isFree = facts.every(({ start, end }) => fact.end <= start || end <= fact.start);
      if (isFree) facts.push(fact);
    }
  }
  return facts.sort((left, right) => left.start - right.start);
}
