import type { Json, JsonObject } from '../json.ts';
import { isJsonRecord } from './is-json-record.ts';
import { likeness, wordsOf } from './name-words.ts';

type Scalar = string | number | boolean;

/** Values that are kept under one name. */
const MAX_VALUES = 40;

interface Entry {
  readonly words: readonly string[];
  readonly values: Set<Scalar>;
}

interface Match {
  readonly score: number;
  readonly entries: readonly Entry[];
}

/** Values that were seen in a state or in results, by the names they had there. */
export class Vocabulary {
  readonly #entries = new Map<string, Entry>();
  /** Matches of parameters, kept while no name is added. */
  readonly #matches = new Map<string, Match>();

  add(name: string, value: Scalar): void {
    let entry = this.#entries.get(name);
    if (!entry) {
      entry = { words: wordsOf(name), values: new Set() };
      this.#entries.set(name, entry);
      this.#matches.clear();
    }
    if (entry.values.size < MAX_VALUES) entry.values.add(value);
  }

  /** Adds everything below a value: scalars by their key, keys of collections by the collection's name. */
  observe(value: Json, name: string, budget: { left: number } = { left: 2000 }): void {
    budget.left -= 1;
    if (value === null || budget.left < 0) return;
    if (typeof value !== 'object') this.add(name, value);
    else if (isJsonRecord(value)) this.#observeRecord(value, name, budget);
    else for (const item of value) this.observe(item, name, budget);
  }

  /** How well the best name fits a parameter: 0 for not at all, 1 for the same words. */
  fit(parameter: string): number {
    return this.#match(parameter).score;
  }

  /** Values of the names that fit a parameter best; empty where none does. */
  valuesLike(parameter: string, type: 'string' | 'number'): Scalar[] {
    const { entries } = this.#match(parameter);
    return entries.flatMap(({ values }) => [...values]).filter((value) => typeof value === type);
  }

  /** All values of a type. */
  values(type: 'string' | 'number'): Scalar[] {
    const all = [...this.#entries.values()].flatMap(({ values }) => [...values]);
    return all.filter((value) => typeof value === type);
  }

  #match(parameter: string): Match {
    const known = this.#matches.get(parameter);
    if (known) return known;
    const words = wordsOf(parameter);
    const entries = [...this.#entries.values()];
    const scores = entries.map((entry) => likeness(words, entry.words));
    const score = Math.max(0, ...scores);
    const match = { score, entries: entries.filter((_, index) => score > 0 && scores[index] === score) };
    this.#matches.set(parameter, match);
    return match;
  }

  #observeRecord(record: JsonObject, name: string, budget: { left: number }): void {
    const members = Object.entries(record);
    // Where every key leads to a record, the keys are ids: `orders: { "#W1": { ... } }` holds order ids.
    const isCollection = members.every(([, member]) => isJsonRecord(member));
    for (const [key, member] of members) {
      if (isCollection) this.add(`${name} id`, key);
      if (key === 'id' && typeof member === 'string') this.add(`${name} id`, member);
      this.observe(member, isWord(key) ? key : name, budget);
    }
  }
}

// Names are words; ids such as `#W4082615` or `sara_doe_496` say nothing of what they hold.
function isWord(key: string): boolean {
  return /^[A-Za-z_][A-Za-z_]*$/.test(key);
}
