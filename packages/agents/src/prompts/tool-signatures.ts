import { getOwn, type ToolSchema } from '@sca/core';

/** Tools as JavaScript functions with their types, one after the other, as a prompt for code shows them. */
export function toolSignatures(tools: readonly ToolSchema[]): string {
  return tools.map(signatureOf).join('\n\n');
}

function signatureOf({ name, description, parameters }: ToolSchema): string {
  const comment = description
    .trim()
    .split('\n')
    .map((line) => `// ${line}`.trimEnd());
  const notes = parameterNotes(parameters);
  return [...comment, ...notes, `${callee(name)}(${argumentsOf(parameters)})`].join('\n');
}

/** How guest code names a tool: names that are no identifier or hide a global are members of `tools` only. */
function callee(name: string): string {
  const isGlobal = /^[A-Za-z_$][\w$]*$/.test(name) && !(name in globalThis) && !RESERVED.has(name);
  return isGlobal ? name : `tools[${JSON.stringify(name)}]`;
}

const RESERVED = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

type Schema = Readonly<Record<string, unknown>>;

function argumentsOf(parameters: Schema): string {
  const properties = membersOf(parameters);
  return properties.length === 0 ? '{}' : typeOf(parameters);
}

function parameterNotes(parameters: Schema): string[] {
  return membersOf(parameters).flatMap(([name, schema]) =>
    typeof schema.description === 'string'
      ? [`//   ${name}: ${schema.description.replaceAll(/\s+/g, ' ').trim()}`]
      : [],
  );
}

function membersOf(schema: Schema): [string, Schema][] {
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>);
}

/** A JSON Schema as a TypeScript type; what has no such form is `unknown`. */
function typeOf(schema: Schema): string {
  const choices = schema.enum ?? (Object.hasOwn(schema, 'const') ? [schema.const] : undefined);
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' | ');
  const union = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(union)) return union.map((option) => typeOf(option as Schema)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  if (schema.type === 'array') return `Array<${typeOf((schema.items ?? {}) as Schema)}>`;
  if (schema.type === 'object') return objectType(schema);
  return getOwn(SCALARS, String(schema.type)) ?? 'unknown';
}

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

function objectType(schema: Schema): string {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const members = membersOf(schema).map(
    ([name, member]) => `${name}${required.has(name) ? '' : '?'}: ${typeOf(member)}`,
  );
  if (members.length > 0) return `{ ${members.join(', ')} }`;
  const values = schema.additionalProperties;
  return values && typeof values === 'object' ? `Record<string, ${typeOf(values as Schema)}>` : 'object';
}
