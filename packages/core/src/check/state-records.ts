import { getOwn } from '../get-own.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Random } from '../seed.ts';
import { isJsonRecord } from './is-json-record.ts';
import { Vocabulary } from './vocabulary.ts';

/** A record of a collection of the state: `orders["#W1"]`. */
interface StateRecordEntry {
  readonly collection: string;
  readonly id: string | undefined;
  readonly record: JsonObject;
}

/** Records that are looked at; a state of millions would take long to no purpose. */
const MAX_RECORDS = 20_000;
/** Records that a focus takes in: one, and what it leads to. */
const FOCUS_RECORDS = 10;

/** The records of a state, and what leads from one to another. */
export class StateRecords {
  readonly #entries: StateRecordEntry[] = [];
  readonly #links = new Map<StateRecordEntry, Set<StateRecordEntry>>();

  constructor(state: Json) {
    this.#collect(state, 'state');
    this.#link();
  }

  /**
   * Values that belong together: those of one random record and of records near it, by the ids that they name.
   * Calls with arguments of one focus get further than calls that mix the order of one user with another user.
   */
  focus(random: Random): Vocabulary {
    const vocabulary = new Vocabulary();
    if (this.#entries.length === 0) return vocabulary;
    for (const { collection, id, record } of this.#around(random.pick(this.#entries), random)) {
      if (id !== undefined) vocabulary.add(`${collection} id`, id);
      vocabulary.observe(record, collection);
    }
    return vocabulary;
  }

  /** A record, then those it is linked with, then those that they are linked with. */
  #around(start: StateRecordEntry, random: Random): Iterable<StateRecordEntry> {
    const found = new Set([start]);
    for (const entry of found) {
      for (const next of random.shuffle([...(this.#links.get(entry) ?? [])])) {
        if (found.size < FOCUS_RECORDS) found.add(next);
      }
    }
    return found;
  }

  /** Links records both ways where one holds the id of the other. */
  #link(): void {
    const byId = new Map<string, StateRecordEntry[]>();
    for (const entry of this.#entries) {
      if (entry.id !== undefined) byId.set(entry.id, [...(byId.get(entry.id) ?? []), entry]);
    }
    for (const entry of this.#entries) {
      for (const named of stringsIn(entry.record).flatMap((text) => byId.get(text) ?? [])) {
        if (named === entry) continue;
        this.#linksOf(entry).add(named);
        this.#linksOf(named).add(entry);
      }
    }
  }

  #linksOf(entry: StateRecordEntry): Set<StateRecordEntry> {
    const links = this.#links.get(entry) ?? new Set();
    this.#links.set(entry, links);
    return links;
  }

  #collect(value: Json, name: string): void {
    if (value === null || typeof value !== 'object') return;
    const members: [string, Json][] = Array.isArray(value)
      ? value.map((item) => ['', item])
      : Object.entries(value);
    for (const [key, member] of members) {
      if (this.#entries.length >= MAX_RECORDS) return;
      const isCollection = name !== 'state' && isJsonRecord(member);
      if (isCollection) this.#entries.push({ collection: name, id: idOf(key, member), record: member });
      else this.#collect(member, key === '' ? name : key);
    }
  }
}

// Records of a list carry their id within: as `id`, or as the first member with such a name.
function idOf(key: string, record: JsonObject): string | undefined {
  if (key !== '') return key;
  const named = getOwn(record, 'id') ?? Object.entries(record).find(([name]) => /id$/i.test(name))?.[1];
  return typeof named === 'string' ? named : undefined;
}

function stringsIn(value: Json, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      found.push(key);
      stringsIn(member, found);
    }
  }
  return found;
}
