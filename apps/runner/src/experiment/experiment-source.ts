import { readFile } from 'node:fs/promises';
import { messageOf, ScaError } from '@sca/core';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { readYaml } from '../yaml/read-yaml.ts';
import { applyOverride } from './apply-override.ts';

/** An experiment file as data, with the place of every field. */
export interface ExperimentSource {
  readonly value: unknown;
  /** `experiment.yaml:12:5` for a path of keys, or for the nearest enclosing one that is in the file. */
  placeOf(path: readonly PropertyKey[]): string;
}

/**
 * Reads an experiment file (YAML; JSON is YAML too) and applies `path=value` overrides to it.
 *
 * @throws ScaError `EXPERIMENT_UNREADABLE`, `OPTION_INVALID`
 */
export async function readExperimentSource(
  path: string,
  overrides: readonly string[] = [],
): Promise<ExperimentSource> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    const message = `Cannot read the experiment ${path}: ${messageOf(cause)}. Write one with: sca init experiment`;
    throw new ScaError('EXPERIMENT_UNREADABLE', message, { cause, details: { path } });
  });
  return parseExperimentSource(text, { name: path, overrides });
}

export interface ExperimentText {
  /** As it is named in messages. */
  readonly name: string;
  readonly overrides?: readonly string[];
}

/** The same for text that was read already. */
export function parseExperimentSource(
  text: string,
  { name, overrides = [] }: ExperimentText,
): ExperimentSource {
  const { document, placeAt } = readYaml(text, { name, code: 'EXPERIMENT_UNREADABLE' });
  const overridden = new Set(overrides.map((override) => applyOverride(document, override)));
  const placeOfField = (path: readonly PropertyKey[]): string | undefined => {
    const field = path.join('.');
    if (overridden.has(field)) return `--set ${field}`;
    const start = keyStart(document, path);
    return start === undefined ? undefined : placeAt(start);
  };
  return {
    // The aliases were looked through already.
    value: withoutEmptySections(document.toJS({ maxAliasCount: -1 }) ?? {}),
    placeOf(path) {
      const enclosing = path.map((_, index) => path.slice(0, path.length - index));
      return enclosing.map(placeOfField).find((place) => place !== undefined) ?? name;
    },
  };
}

/** A section all of whose fields are commented out is `null` in YAML, and means that its defaults hold. */
function withoutEmptySections(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, section]) => section !== null));
}

/** Where the key of a path begins in the text, or the item of a list. */
function keyStart(document: Document, path: readonly PropertyKey[]): number | undefined {
  const found = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const parent = isAlias(found) ? found.resolve(document) : found;
  const item = isSeq(parent) ? parent.items[Number(path.at(-1))] : undefined;
  if (isNode(item)) return item.range?.[0];
  if (!isMap(parent)) return isScalar(parent) ? parent.range?.[0] : undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
