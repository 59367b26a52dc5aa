import type { Json, JsonObject } from '../json.ts';
import type { Random } from '../seed.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where sampled values come from. */
export interface SampleSource {
  readonly random: Random;
  /** Values that belong together, tried first. */
  readonly focus: Vocabulary;
  /** Values that earlier calls of the session gave. */
  readonly recent: Vocabulary;
  /** Values of the whole state. */
  readonly world: Vocabulary;
}

type Schema = JsonObject;

interface Place {
  readonly root: Schema;
  /** The name of the parameter or member that the value is for. */
  readonly name: string;
  readonly depth: number;
}

/** Levels that are filled in; schemas may refer to themselves. */
const MAX_DEPTH = 6;

/** Arguments that fit a tool's JSON Schema, mostly with values that occur in the state. */
export function sampleArguments(source: SampleSource, schema: Schema): Json {
  return sample(source, schema, { root: schema, name: '', depth: 0 });
}

function sample(source: SampleSource, given: Schema, place: Place): Json {
  const { random } = source;
  const schema = resolve(given, place.root);
  if ('const' in schema) return schema.const as Json;
  if (Array.isArray(schema.enum)) return random.pick(schema.enum as Json[]);
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return sample(source, random.pick(choices), { ...place, depth: place.depth + 1 });
  const parts = schema.allOf as Schema[] | undefined;
  if (parts) return sample(source, merge(schema, parts, place.root), place);
  return sampleType(source, schema, place);
}

function sampleType(source: SampleSource, schema: Schema, place: Place): Json {
  const type = Array.isArray(schema.type) ? source.random.pick(schema.type) : schema.type;
  if (type === 'object') return sampleObject(source, schema, place);
  if (type === 'array') return sampleArray(source, schema, place);
  if (type === 'number' || type === 'integer') return sampleNumber(source, schema, place);
  if (type === 'boolean') return source.random.pick([true, false]);
  if (type === 'null') return null;
  return sampleString(source, schema, place);
}

function sampleObject(source: SampleSource, schema: Schema, { root, depth }: Place): Json {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = new Set((schema.required ?? []) as string[]);
  const members: [string, Json][] = [];
  for (const [name, property] of Object.entries(properties)) {
    const isLeftOut = !required.has(name) && (depth >= MAX_DEPTH || source.random.integer(0, 1) === 0);
    if (!isLeftOut) members.push([name, sample(source, property, { root, name, depth: depth + 1 })]);
  }
  return Object.fromEntries(members);
}

function sampleArray(source: SampleSource, schema: Schema, { root, name, depth }: Place): Json {
  const least = Number(schema.minItems ?? 0);
  const most = Math.min(Number(schema.maxItems ?? least + 3), least + 3);
  const count = depth >= MAX_DEPTH ? least : source.random.integer(least, most);
  const items = (schema.items ?? {}) as Schema;
  return Array.from({ length: count }, () => sample(source, items, { root, name, depth: depth + 1 }));
}

function sampleNumber(source: SampleSource, schema: Schema, { name }: Place): number {
  const isWhole = schema.type === 'integer';
  const isStrictly = schema.exclusiveMinimum !== undefined;
  const low = Number(schema.minimum ?? schema.exclusiveMinimum ?? 0);
  const high = Math.max(low, Number(schema.maximum ?? schema.exclusiveMaximum ?? low + 100));
  const seen = nearest(source, name).valuesLike(name, 'number') as number[];
  const fitting = seen.filter(
    (value) => value >= low && value <= high && (!isWhole || Number.isInteger(value)),
  );
  if (fitting.length > 0 && source.random.integer(1, 4) > 1) return source.random.pick(fitting);
  const first = Math.ceil(low) + (isStrictly ? 1 : 0);
  // Small numbers are counts and indices; the bounds of an integer are rarely what is meant.
  return source.random.integer(first, Math.max(first, Math.min(Math.floor(high), first + 10)));
}

function sampleString(source: SampleSource, schema: Schema, { name }: Place): string {
  const { random } = source;
  const [first, ...others] = stringPools(source, schema, name);
  const isUsual = random.integer(1, 5) > 1;
  const pools = [...(isUsual ? [first] : []), ...random.shuffle(others), first];
  const fitting = pools.map((pool) => pool?.filter((text) => fits(text, schema)) ?? []);
  const chosen = fitting.find((pool) => pool.length > 0);
  return chosen ? random.pick(chosen) : 'x'.repeat(Number(schema.minLength ?? 1));
}

/** What the parameter's name suggests, then what is less likely. */
function stringPools(source: SampleSource, schema: Schema, name: string): string[][] {
  const { random, focus, recent, world } = source;
  const near = nearest(source, name).valuesLike(name, 'string') as string[];
  const given = recent.valuesLike(name, 'string') as string[];
  const anywhere = world.valuesLike(name, 'string') as string[];
  const examples = (schema.examples ?? []) as string[];
  const unrelated = [...examples, ...FORMAT_EXAMPLES, `text ${random.integer(0, 999)}`];
  return [near, given, anywhere, focus.values('string') as string[], unrelated];
}

/** What is in focus, unless a name from elsewhere fits the parameter better. */
function nearest({ focus, world }: SampleSource, name: string): Vocabulary {
  return focus.fit(name) >= world.fit(name) ? focus : world;
}

const FORMAT_EXAMPLES = [
  'a',
  '2024-05-15',
  '2024-05-15T10:00:00Z',
  '10:00:00',
  'someone@example.com',
  'https://example.com/',
  '123e4567-e89b-42d3-a456-426614174000',
];

function fits(text: unknown, schema: Schema): boolean {
  if (typeof text !== 'string') return false;
  if (text.length < Number(schema.minLength ?? 0)) return false;
  if (text.length > Number(schema.maxLength ?? Number.POSITIVE_INFINITY)) return false;
  return typeof schema.pattern !== 'string' || new RegExp(schema.pattern).test(text);
}

function merge(schema: Schema, parts: readonly Schema[], root: Schema): Schema {
  const { allOf: _parts, ...own } = schema;
  return Object.assign({}, ...parts.map((part) => resolve(part, root)), own) as Schema;
}

/** Follows `#/$defs/...`, the only kind of reference that zod writes, and `#` itself. */
function resolve(schema: Schema, root: Schema): Schema {
  const reference = schema.$ref;
  if (typeof reference !== 'string') return schema;
  const path = reference.split('/').slice(1);
  return path.reduce<Schema>((at, part) => (at[part] ?? {}) as Schema, root);
}
