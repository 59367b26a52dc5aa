import { experimentSchema } from './experiment-schema.ts';

interface JsonSchemaNode {
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly anyOf?: readonly JsonSchemaNode[];
}

/** The fields that a section of an experiment takes, whatever kind of section it is. */
export function fieldsOf(section: readonly PropertyKey[]): string[] {
  let nodes = [experimentSchema() as JsonSchemaNode];
  for (const key of section)
    nodes = nodes.flatMap((node) => node.properties?.[String(key)] ?? []).flatMap(alternatives);
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
}

function alternatives(node: JsonSchemaNode): JsonSchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node];
}
