import type { Json, JsonObject } from '@sca/core';
import { hashText, mix } from '../text/hash.ts';
import { kinOf, readNameWords, readWords } from '../text/words.ts';

type ParameterType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'any';

/** A place in a tool's arguments that takes a value, as its JSON Schema tells it. */
export interface ParameterForm {
  readonly name: string;
  readonly isRequired: boolean;
  readonly type: ParameterType;
  /** The only values that it takes, where the schema lists them. */
  readonly choices?: readonly Json[];
  /** Of an array. */
  readonly items?: ParameterForm;
  /** Of an object whose members are known. */
  readonly members?: readonly ParameterForm[];
  /** Hashes under which the traits of a value are weighed for this place: its own, its type, words of its name. */
  readonly aspects: readonly number[];
  /** Hashes of the words of its name and description. */
  readonly kin: ReadonlySet<number>;
}

interface Place {
  readonly name: string;
  /** Hash of the tool or parameter that it belongs to. */
  readonly owner: number;
  readonly isRequired: boolean;
  /** Description of the array that it is an item of. */
  readonly outerDescription?: string;
  readonly depth: number;
}

const TYPES: readonly string[] = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
/** Words at the end of a name that count as aspects. */
const NAME_WORDS = 3;
/** Schemas may refer to themselves; deeper places take any value. */
const MAX_DEPTH = 6;

/** The parameters that a schema of type object describes. */
export function readParameters(
  schema: JsonObject,
  { owner, depth }: Pick<Place, 'owner' | 'depth'>,
): ParameterForm[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(objectIn(schema.properties)).map(([name, property]) =>
    readParameter(objectIn(property), { name, owner, depth, isRequired: required.has(name) }),
  );
}

function readParameter(given: JsonObject, place: Place): ParameterForm {
  const { name, isRequired, depth } = place;
  const schema = withoutNull(given);
  const type = depth < MAX_DEPTH ? typeOf(schema) : 'any';
  const identity = mix(place.owner, hashText(name));
  const description = `${place.outerDescription ?? ''} ${textIn(schema.description)}`;
  const nameWords = readNameWords(name);
  const inner = { owner: identity, depth: depth + 1 };
  const itemPlace = { ...inner, name, isRequired: true, outerDescription: description };
  const choices = choicesOf(schema);
  return {
    name,
    isRequired,
    type,
    ...(choices && { choices }),
    ...(type === 'array' && { items: readParameter(objectIn(schema.items), itemPlace) }),
    ...(type === 'object' && { members: readParameters(schema, inner) }),
    aspects: [
      identity,
      hashText(`type ${type}`),
      ...nameWords.slice(-NAME_WORDS).map(({ stem }) => mix(stem, 1)),
    ],
    kin: new Set(kinOf([...nameWords, ...readWords(description)].filter(({ isContent }) => isContent))),
  };
}

// Of alternatives, the first that is more than null.
function withoutNull(schema: JsonObject): JsonObject {
  const alternatives = [schema.anyOf, schema.oneOf].find(Array.isArray) as readonly JsonObject[] | undefined;
  const chosen = alternatives?.find(({ type }) => type !== 'null');
  return chosen ? { ...schema, ...chosen } : schema;
}

function typeOf({ type, properties, items }: JsonObject): ParameterType {
  const named = Array.isArray(type) ? type.find((each) => each !== 'null') : type;
  if (TYPES.includes(named as string)) return named as ParameterType;
  if (properties) return 'object';
  return items ? 'array' : 'any';
}

function choicesOf(schema: JsonObject): readonly Json[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum;
  if (schema.const !== undefined) return [schema.const];
  return typeOf(schema) === 'boolean' ? [true, false] : undefined;
}

function objectIn(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
