import type { Json, Random } from '@sca/core';
import { pickWeighted } from '../explore/pick-weighted.ts';
import { followPath, isList, type Path } from '../program/path.ts';
import type { Source } from '../program/program.ts';
import type { ProgramRun } from '../program/run-program.ts';
import { settlePath } from '../program/settle-path.ts';
import { observe } from '../values/observe.ts';
import { isScalar, noSightings } from '../values/sighting.ts';

/** What is asked for, and where it stands in the last result. */
export interface Answer {
  readonly path: Path;
  readonly value: Json;
}

const MAX_LENGTH = 120;
const MAX_ITEMS = 5;
/** Nobody writes such numbers, and their last digits are lost in arithmetic. */
const TOO_LARGE = 1e9;

interface Candidate {
  readonly path: Path;
  readonly weight: number;
}

/** Chooses what to ask for: something in the last result that was neither stated nor passed on by the way. */
export function chooseAnswer({ results, calls }: ProgramRun, random: Random): Answer | undefined {
  const result = results.at(-1);
  if (result === undefined) return undefined;
  const known = new Set(calls.flatMap(({ args }) => singleTexts(args)));
  const isNews = (value: Json): boolean => isAnswer(value) && !textsIn(value).some((text) => known.has(text));
  let candidates = candidatesIn(result).filter(({ path }) => {
    const value = followPath(result, path);
    return value !== undefined && isNews(value);
  });
  while (candidates.length > 0) {
    const chosen = pickWeighted(random, candidates);
    if (!chosen) return undefined;
    const path = settlePath(result, chosen.path, random);
    const value = path && followPath(result, path);
    if (path && value !== undefined) return { path, value };
    candidates = candidates.filter((candidate) => candidate !== chosen);
  }
  return undefined;
}

function candidatesIn(result: Json): Candidate[] {
  if (isScalar(result) && !String(result).includes('\n')) return [{ path: [], weight: 1 }];
  const sightings = noSightings();
  observe(sightings, { value: result, origin: 'result', words: [], call: 0 });
  const parts = sightings.values.flatMap(({ source, value }) =>
    source.type === 'result' ? [{ path: source.path, weight: weightOf(source.path, value) }] : [],
  );
  const counts = sightings.lists.map(({ place }) => ({
    path: [...place.path, { type: 'count' } as const],
    weight: 0.5,
  }));
  return [...parts, ...counts, ...(isShortList(result) ? [{ path: [], weight: 4 }] : [])];
}

function weightOf(path: Path, value: Json): number {
  const last = path.at(-1);
  if (last?.type === 'label' || last?.type === 'gap') return 3;
  return (typeof value === 'boolean' ? 0.5 : 1) / Math.max(1, path.length);
}

function isAnswer(value: Json): boolean {
  if (isShortList(value)) return true;
  if (typeof value === 'string')
    return value.trim() !== '' && value.length <= MAX_LENGTH && !value.includes('\n');
  return typeof value === 'boolean' || (typeof value === 'number' && Math.abs(value) < TOO_LARGE);
}

function isShortList(value: Json): boolean {
  if (value === null || !isList(value) || value.length < 2 || value.length > MAX_ITEMS) return false;
  // Items with commas could not be told apart in an answer that lists them.
  return value.every(
    (item) =>
      (typeof item === 'number' && Math.abs(item) < TOO_LARGE) ||
      (typeof item === 'string' && /^[^,[\]()"']+$/.test(item)),
  );
}

/** The values that a source states. */
export function literalsIn(source: Source): Json[] {
  if (source.type === 'literal') return [source.value];
  if (source.type === 'list') return source.items.flatMap(literalsIn);
  if (source.type === 'record') return source.members.flatMap(([, member]) => literalsIn(member));
  return source.type === 'expression' ? source.operands.flatMap(literalsIn) : [];
}

/** Texts that stand alone in arguments. One of several in a list may be the answer: the least of them. */
function singleTexts(args: Json): string[] {
  if (args === null || typeof args !== 'object') return textsIn(args);
  return isList(args) ? [] : Object.values(args).flatMap(singleTexts);
}

/** All single values in a value, as lower-case text. */
function textsIn(value: Json): string[] {
  if (value === null || value === '') return [];
  if (typeof value !== 'object') return [String(value).toLowerCase()];
  return Object.values(value).flatMap(textsIn);
}
