import type { Json } from '@sca/core';
import type { PastCall } from '../reading/conversation.ts';
import type { Mention } from '../reading/mention.ts';

/** A mention of an option's value. */
export interface Sighting {
  readonly mention: Mention;
  /** Results counted back from the newest, which is 0; -1 for what the user said. */
  readonly age: number;
  /** The call whose result it stands in. */
  readonly call: PastCall | undefined;
}

/** What can be chosen: a value with all the places where it was seen. */
export interface Option {
  /** Equal for equal values of a pool. */
  readonly key: string;
  readonly value: Json;
  /** The value as an answer says it. */
  readonly text: string;
  /** Empty for what is no value, such as leaving a parameter out. */
  readonly sightings: readonly Sighting[];
  readonly prior: number;
}

/** Sightings of one value that are kept. */
const MAX_SIGHTINGS = 3;

/** Gathers options, one per key. */
export class OptionPool {
  private readonly options = new Map<string, Option & { sightings: Sighting[]; prior: number }>();

  add(key: string, value: Json, sighting: Sighting): void {
    const { text, prior } = sighting.mention;
    const known = this.options.get(key);
    if (!known) {
      this.options.set(key, { key, value, text, sightings: [sighting], prior });
      return;
    }
    if (known.sightings.length < MAX_SIGHTINGS) known.sightings.push(sighting);
    known.prior = Math.max(known.prior, prior);
  }

  list(): readonly Option[] {
    return [...this.options.values()];
  }
}
