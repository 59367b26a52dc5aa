import type { JsonObject, ToolSchema } from '@sca/core';
import { hashText, mix } from '../text/hash.ts';
import { readNameWords, readWords } from '../text/words.ts';
import { type ParameterForm, readParameters } from './parameter-form.ts';

/** A tool as the policy knows it: from its schema alone. */
export interface ToolForm {
  readonly name: string;
  /** Hash of the name. */
  readonly identity: number;
  /** Stems of the content words of its name and description, each once. */
  readonly stems: readonly number[];
  /** Prefixes of the same words, each once. */
  readonly prefixes: readonly number[];
  readonly parameters: readonly ParameterForm[];
  /** Hash of how many values of which type it takes. */
  readonly demand: number;
}

const TOOL = hashText('tool');
const forms = new WeakMap<ToolSchema, ToolForm>();

export function toolFormOf(schema: ToolSchema): ToolForm {
  const known = forms.get(schema);
  if (known) return known;
  const form = readTool(schema);
  forms.set(schema, form);
  return form;
}

function readTool({ name, description, parameters: schema }: ToolSchema): ToolForm {
  const identity = mix(TOOL, hashText(name));
  const words = [...readNameWords(name), ...readWords(description)].filter(({ isContent }) => isContent);
  const parameters = readParameters(schema as JsonObject, { owner: identity, depth: 0 });
  return {
    name,
    identity,
    stems: [...new Set(words.map(({ stem }) => stem))],
    prefixes: [...new Set(words.map(({ prefix }) => prefix))].filter((prefix) => prefix !== 0),
    parameters,
    demand: demandOf(parameters),
  };
}

/** Values of one type that are told apart by their count. */
const MOST = 3;

function demandOf(parameters: readonly ParameterForm[]): number {
  const count = (types: readonly string[]): number =>
    Math.min(MOST, parameters.filter(({ type }) => types.includes(type)).length);
  const list = parameters.find(({ type }) => type === 'array');
  return mix(
    mix(count(['number', 'integer']), count(['string', 'any'])),
    list ? hashText(list.items?.type ?? 'any') : 0,
  );
}
