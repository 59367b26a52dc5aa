import type { Json } from '@sca/core';
import type { Conversation } from '../reading/conversation.ts';
import type { Mention } from '../reading/mention.ts';
import type { ParameterForm } from '../reading/parameter-form.ts';
import { hashText } from '../text/hash.ts';
import { type Option, OptionPool, type Sighting } from './option.ts';
import { resultSightings, userSightings } from './sightings.ts';
import { keyOf } from './value-key.ts';

/** The values that a conversation offers, by the type that is asked for. */
export interface OptionPools {
  /** Single values for a parameter; never empty. */
  single(form: ParameterForm): readonly Option[];
  /** Lists of two or more that stand as they are. */
  lists(): readonly Option[];
  /** What can be said; never empty. */
  answers(): readonly Option[];
}

export function createPools(conversation: Conversation): OptionPools {
  const user = userSightings(conversation);
  const results = resultSightings(conversation);
  const sightings = [...user, ...results];
  const pools = new Map<string, readonly Option[]>();
  const keep = (name: string, make: () => readonly Option[]): readonly Option[] => {
    const pool = pools.get(name) ?? make();
    pools.set(name, pool);
    return pool;
  };
  return {
    single: (form) =>
      form.choices?.map((choice) => choiceOption(choice, conversation)) ??
      keep(form.type, () => singleOptions(sightings, form)),
    lists: () => keep('lists', () => pooled(sightings, listOf)),
    answers: () => keep('answers', () => answerOptions(results)),
  };
}

function pooled(
  sightings: readonly Sighting[],
  convert: (value: Json) => Json | undefined,
): readonly Option[] {
  const pool = new OptionPool();
  for (const sighting of sightings) {
    const value = convert(sighting.mention.value);
    if (value !== undefined) pool.add(keyOf(value), value, sighting);
  }
  return pool.list();
}

function singleOptions(sightings: readonly Sighting[], { type }: ParameterForm): readonly Option[] {
  const options = pooled(sightings, (value) => asType(value, type));
  if (options.length > 0) return options;
  const value = type === 'number' || type === 'integer' ? 0 : '';
  return [{ key: keyOf(value), value, text: String(value), sightings: [], prior: 0 }];
}

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

function asType(value: Json, type: ParameterForm['type']): Json | undefined {
  if (type === 'object')
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  if (value === null || typeof value === 'object') return undefined;
  if (type === 'any') return value;
  if (type === 'string') return typeof value === 'string' ? value : undefined;
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return type === 'integer' && !Number.isInteger(number) ? undefined : number;
}

function listOf(value: Json): Json | undefined {
  return Array.isArray(value) && value.length > 1 ? value : undefined;
}

/** What is said where no tool returned anything that answers. */
const DONE: Mention = {
  value: 'Done.',
  text: 'Done.',
  prior: -2,
  traits: [hashText('done')],
  pointers: [hashText('done')],
  kin: [],
  position: -1,
};

function answerOptions(results: readonly Sighting[]): readonly Option[] {
  const pool = new OptionPool();
  for (const sighting of results) pool.add(sighting.mention.text, sighting.mention.value, sighting);
  pool.add(DONE.text, DONE.value, { mention: DONE, age: -1, call: undefined });
  return pool.list().filter(({ text }) => text.trim() !== '');
}

function choiceOption(value: Json, { instructions }: Conversation): Option {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isSaid = instructions.some((reading) => reading.text.toLowerCase().includes(text.toLowerCase()));
  const traits = [hashText(`choice ${text}`), hashText(isSaid ? 'choice that was said' : 'choice')];
  const mention = { value, text, prior: isSaid ? 1 : 0, traits, pointers: [], kin: [], position: -1 };
  return {
    key: keyOf(value),
    value,
    text,
    prior: mention.prior,
    sightings: [{ mention, age: -1, call: undefined }],
  };
}
