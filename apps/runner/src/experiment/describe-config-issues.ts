import type { z } from 'zod';
import { nearest, suggest } from '../nearest.ts';
import { escapeText } from '../terminal/escape-text.ts';
import { fieldsOf, providerWith } from './experiment-fields.ts';
import type { ExperimentSource } from './experiment-source.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One sentence per wrong field: where it stands, what is wrong, and what it could have been. */
export function describeConfigIssues(
  issues: readonly Issue[],
  source: Pick<ExperimentSource, 'placeOf' | 'value'>,
): string[] {
  return issues
    .flatMap((issue) => resolveUnion(issue, source.value))
    .flatMap((issue) =>
      describeIssue(issue, source.value).map(([path, text]) => `${source.placeOf(path)}: ${text}`),
    );
}

/** Of a section that may be one of several, the issues of the one that is meant. */
function resolveUnion(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const branches = issue.errors.map((issues) =>
    issues.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue),
  );
  const isOfAnotherKind = (branch: readonly Issue[]): boolean =>
    branch.some((inner) => isTellingApart(inner) && inner.path.length === issue.path.length + 1);
  const meant = branches.find((branch) => !isOfAnotherKind(branch));
  if (meant && meant.length > 0) return meant.flatMap((inner) => resolveUnion(inner, value));
  return [mergeValues(branches.flat().filter(isTellingApart)) ?? issue];
}

/** A field that takes one value tells one kind of section from the others. */
function isTellingApart(issue: Issue): boolean {
  return issue.code === 'invalid_value' && issue.values.length === 1;
}

/** What all kinds of a section take in the field that tells them apart. */
function mergeValues(issues: readonly Issue[]): Issue | undefined {
  const [first] = issues;
  if (first?.code !== 'invalid_value') return undefined;
  const values = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : []));
  return { ...first, values: [...new Set(values)] };
}

function describeIssue(issue: Issue, value: unknown): [path: Path, text: string][] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => [[...issue.path, key], unknownField(issue.path, key)]);
  const given = valueAt(value, issue.path);
  return [[issue.path, `${nameOf(issue.path)}${problemOf(issue, given)}`]];
}

function unknownField(section: Path, key: string): string {
  const owner = section.length > 0 ? section.join('.') : 'An experiment';
  const provider = providerWith(key, section);
  if (provider) return `${owner} has no field "${key}" here. It goes with ${owner}.provider: ${provider}.`;
  const fields = fieldsOf(section);
  const inner = nearest(key, fields) === undefined ? innerField(section, key, fields) : undefined;
  const hint = inner === undefined ? '' : `Did you mean ${inner}? `;
  return `${owner} has no field "${escapeText(key)}". ${hint}${suggest(key, fields)}`;
}

/** A field that is meant and belongs one section further in: `sampling.temperature`. */
function innerField(section: Path, key: string, fields: readonly string[]): string | undefined {
  for (const field of fields) {
    const meant = nearest(key, fieldsOf([...section, field]));
    if (meant !== undefined) return `${field}.${meant}`;
  }
  return undefined;
}

function nameOf(path: Path): string {
  return path.length > 0 ? path.join('.') : 'the experiment';
}

function problemOf(issue: Issue, given: unknown): string {
  switch (issue.code) {
    case 'invalid_value':
      return ` takes ${issue.values.map(String).join(', ')}.${typeof given === 'string' ? near(given, issue.values) : ''}`;
    case 'invalid_type':
      return given === undefined
        ? ' is missing.'
        : ` takes ${kindOf(issue.expected)}, and this is ${describe(given)}.`;
    case 'too_small':
      return ` must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}.`;
    case 'too_big':
      return ` must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}.`;
    default:
      return `: ${issue.message}.`;
  }
}

function near(given: string, values: readonly unknown[]): string {
  const meant = nearest(given, values.map(String));
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section',
};

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

function describe(given: unknown): string {
  if (given === null) return 'nothing';
  if (Array.isArray(given)) return 'a list';
  return typeof given === 'object' ? 'a section' : JSON.stringify(given);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}
