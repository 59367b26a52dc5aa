import type { Json, Random } from '@sca/core';
import { pickWeighted } from '../explore/pick-weighted.ts';
import type { Walk, WalkCall } from '../explore/walk.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { isScalar } from '../values/sighting.ts';
import { followPath, isList, type Path } from './path.ts';
import { callsOf, mapResults, type ProgramCall, type Source, valueOfSource } from './program.ts';

/** Calls of the longest programs. */
export const MOST_CALLS = 4;
/** How often programs should have so many calls. */
const LENGTHS = [
  { calls: 1, weight: 2 },
  { calls: 2, weight: 4 },
  { calls: 3, weight: 3 },
  { calls: MOST_CALLS, weight: 2 },
];
/** Longer lists are not stated. */
const MAX_STATED_ITEMS = 6;
const MAX_STATED_LENGTH = 80;
/** Nobody writes numbers with more digits. */
const MAX_STATED_DIGITS = 8;

export interface ProgramWish {
  /** Tools whose calls need something of the environment. */
  readonly grounded: ReadonlySet<ToolFacts>;
  /** Calls that a program should have at least. */
  readonly fewestCalls: number;
}

/**
 * Takes calls out of a walk that belong together: a last one, those whose results it needs, and whatever wrote
 * before it. Where that is too many, values are stated in place of the calls that gave them.
 *
 * The first programs have the length that was hit upon. Those that need nothing of the environment, such as plain
 * arithmetic, come last where there are others.
 */
export function programsOf(
  { calls }: Walk,
  { grounded, fewestCalls }: ProgramWish,
  random: Random,
): readonly (readonly ProgramCall[])[] {
  const writes = [...calls.keys()].filter((index) => calls[index]?.tool.isWrite);
  const lastWrite = writes.at(-1) ?? -1;
  const wanted = Math.max(fewestCalls, pickWeighted(random, LENGTHS)?.calls ?? 1);
  const isGrounded = (index: number): boolean => grounded.has(calls[index]?.tool as ToolFacts);
  const finals = [...calls.keys()].filter((index) => {
    if (index <= lastWrite) return index === lastWrite;
    // What follows a write has to do with it, or with something else that can be looked up.
    return (
      lastWrite < 0 ||
      neededBy(calls, new Set([index])).some((each) => writes.includes(each) || isGrounded(each))
    );
  });
  const programs = random
    .shuffle(finals)
    .map((final) => shorten(calls, { kept: new Set([...writes, final]), wanted }))
    .filter((program) => program !== undefined);
  const rank = (program: readonly ProgramCall[]): number =>
    Math.abs(program.length - wanted) + (program.some(({ tool }) => grounded.has(tool)) ? 0 : MOST_CALLS);
  return programs.sort((a, b) => rank(a) - rank(b));
}

interface Wanted {
  /** Calls that have to stay. */
  readonly kept: ReadonlySet<number>;
  /** Calls that the program should have at most. */
  readonly wanted: number;
}

/** The program of the kept calls, with other calls left out one by one while there are too many. */
function shorten(calls: readonly WalkCall[], { kept, wanted }: Wanted): readonly ProgramCall[] | undefined {
  if (kept.size > MOST_CALLS) return undefined;
  let current: readonly WalkCall[] = calls;
  const stated = new Set<number>();
  for (;;) {
    const needed = neededBy(current, kept);
    const most = Math.max(wanted, kept.size);
    if (needed.length <= most) return renumber(current, needed);
    const index = needed.find((each) => !kept.has(each) && !stated.has(each));
    if (index === undefined) return needed.length <= MOST_CALLS ? renumber(current, needed) : undefined;
    stated.add(index);
    current = current.map((call) => stateResult(call, index, calls));
  }
}

function neededBy(calls: readonly WalkCall[], kept: ReadonlySet<number>): number[] {
  const needed = new Set(kept);
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    if (!needed.has(index)) continue;
    for (const { source } of calls[index]?.args ?? []) for (const call of callsOf(source)) needed.add(call);
  }
  return [...needed].sort((a, b) => a - b);
}

/** The call with values in place of what it takes from a result, where these can be stated. */
function stateResult(call: WalkCall, index: number, calls: readonly WalkCall[]): WalkCall {
  const resultOf = (result: number, path: Path): Json | undefined =>
    followPath(calls[result]?.result ?? null, path);
  const args = call.args.map(({ name, source }) => ({
    name,
    source: mapResults(source, (result): Source => {
      const value = result.call === index ? valueOfSource(result, resultOf) : undefined;
      return value !== undefined && isStatable(value) ? { type: 'literal', value } : result;
    }),
  }));
  return { ...call, args };
}

function isStatable(value: Json): boolean {
  if (typeof value === 'number') return String(value).length <= MAX_STATED_DIGITS;
  if (isScalar(value)) return String(value).length <= MAX_STATED_LENGTH;
  return value !== null && isList(value) && value.length <= MAX_STATED_ITEMS && value.every(isScalar);
}

function renumber(calls: readonly WalkCall[], needed: readonly number[]): readonly ProgramCall[] {
  return needed.map((index) => {
    const { tool, args } = calls[index] as WalkCall;
    return {
      tool,
      args: args.map(({ name, source }) => ({
        name,
        source: mapResults(source, (result) => ({ ...result, call: needed.indexOf(result.call) })),
      })),
    };
  });
}
