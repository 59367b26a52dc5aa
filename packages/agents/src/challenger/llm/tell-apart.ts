import { canonicalJson, type Json, type JsonObject } from '@sca/core';
import { asRecord } from './text-values.ts';

/** A record's features in words, those that people speak of first. */
interface Feature {
  readonly words: string;
  readonly isListed: boolean;
}

/**
 * The fewest words that tell a record apart from others of its kind, such as `with the Tea Kettle (pending)`: the names
 * of what it lists, its status, then what else of it is text. Undefined where nothing does.
 */
export function tellApart(record: JsonObject, rivals: readonly JsonObject[]): string | undefined {
  const features = featuresOf(record);
  const rivalFeatures = rivals.map(
    (rival) => new Set(featuresOf(rival).map((feature) => canonicalJson({ ...feature }))),
  );
  const isUnique = (chosen: readonly Feature[]): boolean =>
    rivalFeatures.every((known) => !chosen.every((feature) => known.has(canonicalJson({ ...feature }))));
  for (let count = 1; count <= features.length; count += 1) {
    const single = features.slice(count - 1, count);
    if (isUnique(single)) return wordFeatures(single);
  }
  for (let count = 2; count <= features.length; count += 1) {
    const chosen = features.slice(0, count);
    if (isUnique(chosen)) return wordFeatures(chosen);
  }
  return undefined;
}

function featuresOf(record: JsonObject): Feature[] {
  const entries = Object.entries(record);
  const listed = entries
    .flatMap(([, value]) => (Array.isArray(value) ? value.map(nameOf) : []))
    .filter((name) => name !== undefined)
    .map((name) => ({ words: name, isListed: true }));
  const scalars = entries.filter(([key, value]) => isSpeakable(key, value));
  const said = scalars.map(([key, value]) => ({
    words: key === 'status' ? String(value) : `${key.replaceAll('_', ' ')}: ${value}`,
    isListed: false,
  }));
  const places = entries.flatMap(([key, value]) => placeOf(key, value));
  return [...uniqueFeatures(listed), ...said, ...places];
}

function nameOf(value: Json): string | undefined {
  const name = asRecord(value)?.name;
  return typeof name === 'string' ? name : undefined;
}

function isSpeakable(key: string, value: Json): boolean {
  return typeof value === 'string' && value !== '' && !/id$/i.test(key) && value.length <= 60;
}

function placeOf(key: string, value: Json): Feature[] {
  const city = asRecord(value)?.city;
  return typeof city === 'string'
    ? [{ words: `${key.replaceAll('_', ' ')} in ${city}`, isListed: false }]
    : [];
}

function uniqueFeatures(features: readonly Feature[]): Feature[] {
  return [...new Map(features.map((feature) => [feature.words, feature])).values()];
}

function wordFeatures(features: readonly Feature[]): string {
  const listed = features.filter(({ isListed }) => isListed).map(({ words }) => `the ${words}`);
  const said = features.filter(({ isListed }) => !isListed).map(({ words }) => words);
  const last = listed.pop();
  const names =
    last === undefined ? '' : `with ${listed.length > 0 ? `${listed.join(', ')} and ` : ''}${last}`;
  if (said.length === 0) return names;
  return `${names}${names ? ' ' : ''}(${said.join(', ')})`;
}
