import type { Json } from '../json.ts';
import { likeness, wordsOf } from './name-words.ts';

type Scalar = string | number | boolean;

/** Values that are kept under one name. */
const MAX_VALUES = 40;

interface Entry {
  readonly words: readonly string[];
  readonly values: Set<Scalar>;
}

/** Values that were seen in a state or in results, by the names they had there. */
export class Vocabulary {
  readonly #entries = new Map<string, Entry>();
  /** Entries most like a parameter, kept while no name is added. */
  readonly #alike = new Map<string, readonly Entry[]>();

  add(name: string, value: Scalar): void {
    let entry = this.#entries.get(name);
    if (!entry) {
      entry = { words: wordsOf(name), values: new Set() };
      this.#entries.set(name, entry);
      this.#alike.clear();
    }
    if (entry.values.size < MAX_VALUES) entry.values.add(value);
  }

  /** Adds everything below a value: scalars by their key, keys of collections by the collection's name. */
  observe(value: Json, name: string, budget: { left: number } = { left: 2000 }): void {
    budget.left -= 1;
    if (value === null || budget.left < 0) return;
    if (typeof value !== 'object') this.add(name, value);
    else if (Array.isArray(value)) for (const item of value) this.observe(item, name, budget);
    else
      for (const [key, member] of Object.entries(value)) this.#observeMember({ key, member, name }, budget);
  }

  /** Values of the names that are most like a parameter's; empty where none is like it. */
  valuesLike(parameter: string, type: 'string' | 'number'): Scalar[] {
    let alike = this.#alike.get(parameter);
    if (!alike) {
      alike = this.#entriesLike(wordsOf(parameter));
      this.#alike.set(parameter, alike);
    }
    return alike.flatMap(({ values }) => [...values]).filter((value) => typeof value === type);
  }

  /** All values of a type. */
  values(type: 'string' | 'number'): Scalar[] {
    const all = [...this.#entries.values()].flatMap(({ values }) => [...values]);
    return all.filter((value) => typeof value === type);
  }

  #entriesLike(words: readonly string[]): Entry[] {
    const entries = [...this.#entries.values()];
    const scores = entries.map((entry) => likeness(words, entry.words));
    const best = Math.max(0, ...scores);
    return best === 0 ? [] : entries.filter((_, index) => scores[index] === best);
  }

  #observeMember(found: { key: string; member: Json; name: string }, budget: { left: number }): void {
    const { key, member, name } = found;
    // A key that leads to a record is the record's id: `orders: { "#W1": { ... } }` holds order ids.
    if (member !== null && typeof member === 'object') this.add(`${name} id`, key);
    if (key === 'id' && typeof member === 'string') this.add(`${name} id`, member);
    this.observe(member, isIdentifier(key) ? key : name, budget);
  }
}

// Names are words; ids such as `#W4082615` or `sara_doe_496` say nothing of what they hold.
function isIdentifier(key: string): boolean {
  return /^[A-Za-z_][A-Za-z_]*$/.test(key);
}
