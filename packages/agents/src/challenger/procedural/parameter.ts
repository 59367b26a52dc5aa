import type { Json, JsonObject, Tool } from '@sca/core';
import { toolSchema } from '@sca/core';
import { listedLetters } from './values/listed-letters.ts';
import { createFit, type Fit, meaningWords } from './words.ts';

/** A parameter, or a member or item of one, as far as values can be found for it. */
export interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly kind: 'string' | 'number' | 'integer' | 'boolean' | 'list' | 'record';
  /** True for the id of something. */
  readonly isId: boolean;
  /** How well the name of a value fits this one's. */
  readonly fit: Fit;
  /** Of an id: how well a name fits an id of what the tool is about, since the original of two tickets is a ticket. */
  readonly otherFit: Fit;
  /** Whether a single value can stand here, as far as the schema says. */
  accepts(value: Json): boolean;
  /** False for a text with other letters than the description lists: the tool may take it all the same. */
  isUsual(value: Json): boolean;
  /** The only values it can have, or undefined. */
  readonly choices?: readonly Json[] | undefined;
  /** Values that the schema gives as examples or default. */
  readonly examples: readonly Json[];
  readonly item?: Parameter | undefined;
  readonly members?: readonly Parameter[] | undefined;
  readonly schema: JsonObject;
}

type Schema = JsonObject;

/** Levels that are read; schemas may refer to themselves. */
const MAX_DEPTH = 5;

/** Reads the parameters of a tool from its JSON Schema; undefined where the schema is not one of an object. */
export function readParameters(tool: Tool): readonly Parameter[] | undefined {
  const schema = toolSchema(tool).parameters as Schema;
  return membersOf(schema, { root: schema, tool: meaningWords(tool.name).slice(1), depth: 0 });
}

interface Place {
  readonly root: Schema;
  /** Words of the tool's name after the first, which mostly is a verb. */
  readonly tool: readonly string[];
  readonly depth: number;
}

function membersOf(schema: Schema, place: Place): readonly Parameter[] | undefined {
  if (schema.type !== 'object') return undefined;
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, property]) => ({
    ...readParameter(name, property, place),
    isRequired: required.has(name),
  }));
}

function readParameter(name: string, given: Schema, { root, tool, depth }: Place): Parameter {
  const place = { root, tool, depth: depth + 1 };
  const schema = plainSchema(given, root);
  const kind = kindOf(schema);
  const words = meaningWords(name);
  const choices = choicesOf(schema);
  const description = String(given.description ?? schema.description ?? '');
  const letters = listedLetters(description);
  const isDeep = depth >= MAX_DEPTH;
  return {
    name,
    description,
    isRequired: true,
    kind,
    isId: words.at(-1) === 'id',
    fit: createFit(words),
    otherFit: createFit(words.at(-1) === 'id' ? [...tool, 'id'] : []),
    accepts: choices ? (value) => choices.includes(value) : acceptor(kind, schema),
    isUsual: (value) =>
      typeof value !== 'string' || !letters || [...value].every((letter) => letters.includes(letter)),
    choices,
    examples: [
      ...((schema.examples ?? []) as Json[]),
      ...('default' in schema ? [schema.default as Json] : []),
    ],
    item: kind === 'list' && !isDeep ? readParameter(name, (schema.items ?? {}) as Schema, place) : undefined,
    members: kind === 'record' && !isDeep ? membersOf(schema, place) : undefined,
    schema,
  };
}

/** Follows references, and takes the first choice that says more than `null`. */
function plainSchema(schema: Schema, root: Schema): Schema {
  if (typeof schema.$ref === 'string') {
    const path = schema.$ref.split('/').slice(1);
    return path.reduce<Schema>((at, part) => (at[part] ?? {}) as Schema, root);
  }
  const parts = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[] | undefined;
  const chosen = parts?.find((part) => part.type !== 'null');
  return chosen ? { ...schema, ...plainSchema(chosen, root) } : schema;
}

function kindOf({ type, properties, items }: Schema): Parameter['kind'] {
  const named = Array.isArray(type) ? type.find((each) => each !== 'null') : type;
  if (named === 'object' || (named === undefined && properties)) return 'record';
  if (named === 'array' || (named === undefined && items)) return 'list';
  return named === 'number' || named === 'integer' || named === 'boolean' ? named : 'string';
}

function choicesOf(schema: Schema): readonly Json[] | undefined {
  if ('const' in schema) return [schema.const as Json];
  if (Array.isArray(schema.enum)) return schema.enum.filter((value) => value !== null) as Json[];
  return schema.type === 'boolean' ? [true, false] : undefined;
}

/** Tells whether a value can stand for a parameter. */
function acceptor(kind: Parameter['kind'], schema: Schema): (value: Json) => boolean {
  if (kind === 'string') return textAcceptor(schema);
  if (kind === 'number' || kind === 'integer')
    return (value) => typeof value === 'number' && isInBounds(schema, kind, value);
  return () => false;
}

function textAcceptor({ minLength, maxLength, pattern }: Schema): (value: Json) => boolean {
  const [least, most] = [Number(minLength ?? 1), Number(maxLength ?? 400)];
  const shape = typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined;
  return (value) =>
    typeof value === 'string' &&
    value.length >= least &&
    value.length <= most &&
    (shape === undefined || shape.test(value));
}

function isInBounds(schema: Schema, kind: Parameter['kind'], value: number): boolean {
  if (kind === 'integer' && !Number.isInteger(value)) return false;
  if (schema.exclusiveMinimum !== undefined && value <= Number(schema.exclusiveMinimum)) return false;
  if (schema.exclusiveMaximum !== undefined && value >= Number(schema.exclusiveMaximum)) return false;
  return value >= Number(schema.minimum ?? -Infinity) && value <= Number(schema.maximum ?? Infinity);
}
