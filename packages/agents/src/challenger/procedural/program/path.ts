import { getOwn, type Json, type JsonObject } from '@sca/core';

export type Scalar = string | number | boolean;

/** Which one of several. */
export type Pick =
  /** Counted from 0; -1 is the last. */
  | { readonly by: 'position'; readonly index: number }
  /** The only one whose member has this value. */
  | { readonly by: 'member'; readonly key: string; readonly value: Scalar }
  /** The only one with the least or greatest number. */
  | { readonly by: 'lowest' | 'highest'; readonly key: string };

/** One step into a value. */
export type PathStep =
  | { readonly type: 'field'; readonly key: string }
  /** An item of a list. */
  | { readonly type: 'item'; readonly pick: Pick }
  /** A key, or the value behind it, of a record whose keys are ids. */
  | { readonly type: 'entry'; readonly pick: Pick; readonly take: 'key' | 'value' }
  /** What stands after `label:` on a line of a text. */
  | { readonly type: 'label'; readonly label: string }
  /** What stands in quotes on the line of a text that begins with a label. */
  | { readonly type: 'link'; readonly label: string }
  /** The word that stands in a gap of a line of a text. */
  | { readonly type: 'gap'; readonly before: string; readonly after: string }
  /** One member of every item of a list. */
  | { readonly type: 'pluck'; readonly key: string }
  /** Keys and values of a record by turns. */
  | { readonly type: 'entries' }
  /** How many items a list has. */
  | { readonly type: 'count' };

/** The way from a result to a part of it. Empty for the whole result. */
export type Path = readonly PathStep[];

/** Follows a path; undefined where it leads nowhere. The same as {@link pathCode} says in code. */
export function followPath(value: Json, path: Path): Json | undefined {
  let at: Json | undefined = value;
  for (const step of path) {
    if (at === undefined) return undefined;
    at = followStep(at, step);
  }
  return at;
}

function followStep(value: Json, step: PathStep): Json | undefined {
  if (typeof value === 'string') return followText(value, step);
  if (value === null || typeof value !== 'object') return undefined;
  if (isList(value)) return followList(value, step);
  if (step.type === 'field') return getOwn(value, step.key);
  if (step.type === 'entries') return Object.entries(value).flat();
  if (step.type === 'entry') return pickEntry(value, step);
  return undefined;
}

function followList(items: readonly Json[], step: PathStep): Json | undefined {
  if (step.type === 'item') return items[indexOf(items, step.pick)];
  if (step.type === 'count') return items.length;
  if (step.type !== 'pluck') return undefined;
  const plucked = items.map((item) => memberOf(item, step.key));
  return plucked.some((member) => member === undefined) ? undefined : (plucked as Json[]);
}

function pickEntry(
  record: JsonObject,
  { pick, take }: Extract<PathStep, { type: 'entry' }>,
): Json | undefined {
  const index = indexOf(Object.values(record), pick);
  return take === 'key' ? Object.keys(record)[index] : Object.values(record)[index];
}

/** The index of what is picked, the first of several; -1, which leads nowhere, where there is none. */
export function indexOf(items: readonly Json[], pick: Pick): number {
  if (pick.by === 'position') return pick.index < 0 ? items.length + pick.index : pick.index;
  const members = items.map((item) => memberOf(item, pick.key));
  if (pick.by === 'member') return members.indexOf(pick.value);
  const isBetter = (left: Json | undefined, right: Json | undefined): boolean =>
    left !== undefined &&
    right !== undefined &&
    left !== null &&
    right !== null &&
    (pick.by === 'lowest' ? left < right : left > right);
  let best = members.length > 0 ? 0 : -1;
  for (const [index, member] of members.entries()) if (isBetter(member, members[best])) best = index;
  return best;
}

/** True where a pick means one item alone: no other has the same member, and extremes are of numbers. */
export function isUnambiguous(items: readonly Json[], pick: Pick): boolean {
  const index = indexOf(items, pick);
  if (index < 0 || index >= items.length) return false;
  if (pick.by === 'position') return true;
  const members = items.map((item) => memberOf(item, pick.key));
  const isComparable = pick.by === 'member' || members.every((member): boolean => typeof member === 'number');
  return isComparable && members.lastIndexOf(members[index]) === index;
}

function memberOf(value: Json, key: string): Json | undefined {
  return value !== null && typeof value === 'object' && !isList(value) ? getOwn(value, key) : undefined;
}

function followText(text: string, step: PathStep): string | undefined {
  if (step.type === 'label') return matchLine(text, labelPattern(step.label));
  if (step.type === 'link') return matchLine(text, linkPattern(step.label));
  return step.type === 'gap' ? matchLine(text, gapPattern(step)) : undefined;
}

function matchLine(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}

export function labelPattern(label: string): RegExp {
  return new RegExp(`^\\W*${escapePattern(label)}:\\s+(\\S.*?)\\]?\\s*$`, 'm');
}

export function linkPattern(label: string): RegExp {
  return new RegExp(`^\\W*${escapePattern(label)}\\W.*?['"]([^'"\\n]+)['"]`, 'm');
}

export function gapPattern({ before, after }: { before: string; after: string }): RegExp {
  return new RegExp(`^\\W*${escapePattern(before)} (\\S+) ${escapePattern(after)}`, 'm');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
