import type { Option, Sighting } from '../options/option.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { TextReading } from '../reading/read-text.ts';
import { kinOfValue } from '../reading/results/row-traits.ts';
import { hashText, mix, mix3 } from '../text/hash.ts';
import type { FeatureRows } from './feature-rows.ts';

const TRAIT = hashText('answer trait');
const WORD = hashText('answer word');
const AGE = hashText('answer age');
const MAKER = hashText('answer maker');
const KIN = hashText('answer kin');
const MOST_AGE = 3;
const MOST_KIN = 3;
const WORD_VALUE = 0.5;

interface Scene {
  /** Stems of the content words of the user. */
  readonly stems: ReadonlySet<number>;
  /** Hashes of all words and values of the user. */
  readonly said: ReadonlySet<number>;
  /** Hash of the last tool called. */
  readonly last: number;
}

/** One row per thing that can be said. */
export function addAnswerRows(
  rows: FeatureRows,
  { instructions, calls }: Conversation,
  options: readonly Option[],
): void {
  const words = instructions.flatMap((reading) => reading.words);
  const scene: Scene = {
    stems: new Set(words.filter(({ isContent }) => isContent).map(({ stem }) => stem)),
    said: new Set(instructions.flatMap(hashesOf)),
    last: calls.at(-1)?.tool?.identity ?? 0,
  };
  for (const { sightings, prior } of options) {
    // What the same value says in a third place adds nothing.
    for (const sighting of sightings.slice(0, 2)) addSighting(rows, sighting, scene);
    rows.endRow(prior);
  }
}

const said = new WeakMap<TextReading, readonly number[]>();

function hashesOf(reading: TextReading): readonly number[] {
  const known = said.get(reading);
  if (known) return known;
  const words = reading.words.flatMap(({ hash, stem, prefix }) => [hash, stem, prefix]);
  const hashes = [...words, ...reading.mentions.flatMap(({ value }) => kinOfValue(value))];
  said.set(reading, hashes);
  return hashes;
}

function addSighting(
  rows: FeatureRows,
  { mention, age, call }: Sighting,
  { stems, said: known, last }: Scene,
): void {
  const maker = call?.tool?.identity ?? 0;
  const old = Math.min(age, MOST_AGE);
  for (const trait of mention.traits) {
    rows.add(mix3(TRAIT, trait, old > 0 ? 1 : 0));
    rows.add(mix3(TRAIT, trait, mix(last, 1)));
    rows.add(mix3(TRAIT, trait, mix(maker, 2)));
  }
  rows.add(mix(AGE, old));
  rows.add(mix3(AGE, old, last));
  rows.add(mix3(MAKER, maker, last));
  for (const pointer of mention.pointers) {
    const place = mix(pointer, old);
    for (const stem of stems) rows.add(mix3(WORD, stem, place), WORD_VALUE);
  }
  const shared = mention.kin.filter((hash) => known.has(hash)).length;
  if (shared === 0) return;
  rows.add(KIN, Math.min(shared, MOST_KIN));
  rows.add(mix(KIN, mention.traits[0] ?? 0));
  rows.add(mix(KIN, maker));
}
