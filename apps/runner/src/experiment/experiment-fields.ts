import { experimentSchema } from './experiment-schema.ts';

interface JsonSchemaNode {
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly anyOf?: readonly JsonSchemaNode[];
  readonly const?: unknown;
}

/** The fields that a section of an experiment takes, whatever kind of section it is. */
export function fieldsOf(section: readonly PropertyKey[]): string[] {
  return [...new Set(kindsOf(section).flatMap((node) => Object.keys(node.properties ?? {})))];
}

/** The `provider` of the kind of section that has a field; undefined where no kind has both. */
export function providerWith(field: string, section: readonly PropertyKey[]): string | undefined {
  const owner = kindsOf(section).find(({ properties }) => properties?.[field] && properties.provider);
  return owner && String(owner.properties?.provider?.const);
}

function kindsOf(section: readonly PropertyKey[]): JsonSchemaNode[] {
  let nodes = [experimentSchema() as JsonSchemaNode];
  for (const key of section)
    nodes = nodes.flatMap((node) => node.properties?.[String(key)] ?? []).flatMap(alternatives);
  return nodes;
}

function alternatives(node: JsonSchemaNode): JsonSchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node];
}
