import { readFile } from 'node:fs/promises';
import { messageOf, ScaError } from '@sca/core';
import { type Document, isMap, isScalar, LineCounter, parse, parseDocument } from 'yaml';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [problem] = document.errors;
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const reason = problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    throw new ScaError('EXPERIMENT_UNREADABLE', `${name}:${line}:${col}: ${reason}`, { details: { name } });
  }
  const overridden = new Map(overrides.map((override) => applyOverride(document, override)));
  return {
    value: withoutEmptySections(toValue(document, name) ?? {}),
    placeOf: (path) => overridden.get(path.join('.')) ?? placeIn(document, { path, lines, name }),
  };
}

/** @throws ScaError `EXPERIMENT_UNREADABLE` for aliases of nothing, or of too much */
function toValue(document: Document, name: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new ScaError('EXPERIMENT_UNREADABLE', `${name}: ${messageOf(cause)}.`, {
      cause,
      details: { name },
    });
  }
}

/** A section all of whose fields are commented out is `null` in YAML, and means that its defaults hold. */
function withoutEmptySections(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, section]) => section !== null));
}

/** Sets one field and returns its path with what to call its place. */
function applyOverride(document: Document, override: string): [path: string, place: string] {
  const equals = override.indexOf('=');
  if (equals < 1)
    throw new ScaError('OPTION_INVALID', `--set ${override} sets nothing. Write --set rollout.perTask=4`, {
      details: { override },
    });
  const path = override.slice(0, equals);
  if (document.contents === null) document.contents = document.createNode({});
  try {
    document.setIn(path.split('.'), parse(override.slice(equals + 1)));
  } catch (cause) {
    throw new ScaError('OPTION_INVALID', `--set ${override} cannot be applied: ${messageOf(cause)}.`, {
      cause,
      details: { override },
    });
  }
  return [path, `--set ${path}`];
}

interface Lookup {
  readonly path: readonly PropertyKey[];
  readonly lines: LineCounter;
  readonly name: string;
}

function placeIn(document: Document, { path, lines, name }: Lookup): string {
  for (let length = path.length; length > 0; length -= 1) {
    const start = keyStart(document, path.slice(0, length));
    if (start === undefined) continue;
    const { line, col } = lines.linePos(start);
    return `${name}:${line}:${col}`;
  }
  return name;
}

/** Where the key of a path begins in the text. */
function keyStart(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return isScalar(parent) ? parent.range?.[0] : undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
