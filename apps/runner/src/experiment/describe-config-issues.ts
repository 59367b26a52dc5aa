import type { z } from 'zod';
import { suggest } from '../nearest.ts';
import { experimentSchema } from './experiment-schema.ts';
import type { ExperimentSource } from './experiment-source.ts';

/** One sentence per wrong field: where it stands, what is wrong, and what it could have been. */
export function describeConfigIssues(
  issues: readonly z.core.$ZodIssue[],
  source: Pick<ExperimentSource, 'placeOf'>,
): string[] {
  return issues.flatMap((issue) => describeIssue(issue, source));
}

function describeIssue(issue: z.core.$ZodIssue, source: Pick<ExperimentSource, 'placeOf'>): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      const where = issue.path.length > 0 ? `${issue.path.join('.')} has` : 'An experiment has';
      const advice = adviceOnProvider(issue.path, key) ?? suggest(key, fieldsAt(issue.path));
      return `${source.placeOf(path)}: ${where} no field "${key}". ${advice}`;
    });
  }
  const place = source.placeOf(issue.path);
  const field = issue.path.length > 0 ? issue.path.join('.') : 'the experiment';
  if (issue.code === 'invalid_value')
    return [`${place}: ${field} takes ${issue.values.map(String).join(', ')}.`];
  return [`${place}: ${field}: ${issue.message}.`];
}

interface JsonSchemaNode {
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly anyOf?: readonly JsonSchemaNode[];
  readonly const?: unknown;
}

/** A field of the one kind of model in the settings of the other. */
function adviceOnProvider(path: readonly PropertyKey[], key: string): string | undefined {
  const owner = nodesAt(path).find(({ properties }) => properties?.[key] && properties.provider);
  return owner && `It goes with ${path.join('.')}.provider: ${owner.properties?.provider?.const}.`;
}

/** The fields that a section takes. */
function fieldsAt(path: readonly PropertyKey[]): string[] {
  return [...new Set(nodesAt(path).flatMap((node) => Object.keys(node.properties ?? {})))];
}

/** The schemas of a section, one per kind that it may be of. */
function nodesAt(path: readonly PropertyKey[]): JsonSchemaNode[] {
  let nodes = [experimentSchema() as JsonSchemaNode];
  for (const key of path)
    nodes = nodes.flatMap((node) => node.properties?.[String(key)] ?? []).flatMap(alternatives);
  return nodes;
}

function alternatives(node: JsonSchemaNode): JsonSchemaNode[] {
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node];
}
