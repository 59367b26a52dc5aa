import { type Environment, type JsonObject, ScaError, type Session, startSession } from '@sca/core';
import { toolSchemasOf } from '../../prompts/tool-schemas.ts';
import { tellApart } from './tell-apart.ts';
import { asRecord, escapePattern, textsIn, wordsOf } from './text-values.ts';

/** An instruction without ids, or the id that nothing else tells apart. */
export type Redaction =
  | { readonly ok: true; readonly instruction: string; readonly ids: readonly string[] }
  | { readonly ok: false; readonly id: string };

/** Replaces ids in an instruction by descriptions. */
export type RedactIds = (instruction: string) => Promise<Redaction>;

/**
 * Makes what replaces the ids that a tool takes as `parameter`, such as `order_id`, by what tells the record apart.
 *
 * An id is any word of the instruction that the reading tool which takes nothing else finds a record by. The record is
 * told apart from those that belong to the same others: a record's own ids lead to whatever else is listed there.
 *
 * @throws ScaError `OPTION_INVALID` where no tool reads by the parameter alone
 */
export function createRedaction(
  environment: Environment,
  parameter: string,
  openSession: () => Session | Promise<Session> = () => startSession(environment),
): RedactIds {
  const readers = readersOf(environment);
  const reader = readers.get(parameter);
  if (reader === undefined)
    throw new ScaError(
      'OPTION_INVALID',
      `Ids cannot be redacted: no tool of ${environment.id} reads a record by its ${parameter} alone.`,
    );
  return async (instruction) => {
    const session = await openSession();
    try {
      const find = (id: string) => read(session, reader, { [parameter]: id });
      return await redact(instruction, { find, parameter, related: relatedOf(session, readers, parameter) });
    } finally {
      await session.close();
    }
  };
}

/** Tools that read and need one argument, by its name. The first of several wins. */
function readersOf(environment: Environment): ReadonlyMap<string, string> {
  const readers = new Map<string, string>();
  for (const { name, parameters } of toolSchemasOf(environment)) {
    const [needed, ...others] = Array.isArray(parameters.required) ? (parameters.required as string[]) : [];
    const isReader = environment.toolsByName.get(name)?.effect === 'read';
    if (isReader && needed !== undefined && others.length === 0 && !readers.has(needed))
      readers.set(needed, name);
  }
  return readers;
}

async function read(session: Session, tool: string, args: JsonObject): Promise<JsonObject | undefined> {
  const result = await session.call(tool, args);
  return result.ok ? asRecord(result.value) : undefined;
}

type Related = (record: JsonObject) => Promise<string[]>;

/** Finds the texts of all that a record's ids lead to. */
function relatedOf(session: Session, readers: ReadonlyMap<string, string>, parameter: string): Related {
  return async (record) => {
    const texts: string[] = [];
    for (const [key, value] of Object.entries(record)) {
      const reader = key === parameter || !/_id$|Id$/.test(key) ? undefined : readers.get(key);
      const found = reader && (await read(session, reader, { [key]: value }));
      if (found) texts.push(...textsIn(found));
    }
    return [...new Set(texts)];
  };
}

interface Finding {
  readonly parameter: string;
  find(id: string): Promise<JsonObject | undefined>;
  readonly related: Related;
}

async function redact(instruction: string, finding: Finding): Promise<Redaction> {
  const noun = finding.parameter.replace(/_?id$/i, '').replaceAll('_', ' ');
  let text = instruction;
  const ids: string[] = [];
  for (const word of new Set(wordsOf(instruction).filter((candidate) => /\d/.test(candidate)))) {
    const found = await findWritten(word, finding);
    if (!found) continue;
    const description = tellApart(found.record, await rivalsOf(found, finding));
    if (description === undefined) return { ok: false, id: found.id };
    ids.push(found.id);
    text = replaceId(text, { word, noun, description });
  }
  return { ok: true, instruction: text, ids };
}

interface Found {
  readonly id: string;
  readonly record: JsonObject;
}

/** The record of an id, which people write with or without its sign. */
async function findWritten(word: string, { find }: Finding): Promise<Found | undefined> {
  for (const id of [word, `#${word}`]) {
    const record = await find(id);
    if (record) return { id, record };
  }
  return undefined;
}

async function rivalsOf({ id, record }: Found, { find, related }: Finding): Promise<JsonObject[]> {
  const rivals: JsonObject[] = [];
  for (const text of await related(record)) {
    const rival = text === id ? undefined : await find(text);
    if (rival) rivals.push(rival);
  }
  return rivals;
}

interface Replacement {
  readonly word: string;
  readonly noun: string;
  readonly description: string;
}

/** "my order #W1" becomes "my order with ...", "#W1" alone "the order with ...". */
function replaceId(text: string, { word, noun, description }: Replacement): string {
  const escaped = escapePattern(word);
  const before = `(?:\\b(the|my|your|his|her|their|an?)\\s+)?(?:\\b${noun}s?\\s+)?(?:(?:number|no\\.?|id)\\s+)?`;
  const pattern = new RegExp(`${before}(?<![\\p{L}\\p{N}_#])${escaped}(?![\\p{L}\\p{N}_])`, 'giu');
  return text.replaceAll(pattern, (_match, determiner: string | undefined, offset: number) => {
    const article = determiner && !/^an?$/i.test(determiner) ? determiner : 'the';
    const opensSentence = offset === 0 || /[.!?]\s+$/.test(text.slice(0, offset));
    const first = opensSentence ? article.charAt(0).toUpperCase() + article.slice(1) : article;
    return `${first} ${noun} ${description}`;
  });
}
