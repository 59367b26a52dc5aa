import { canonicalJson, type Json, type Random, type Session } from '@sca/core';
import { drawArguments } from '../explore/draw-arguments.ts';
import type { Experience } from '../explore/experience.ts';
import type { Walk } from '../explore/walk.ts';
import { type CarriedOut, sourceOfArguments, valueOfSource } from '../program/program.ts';
import type { ProgramRun } from '../program/run-program.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { observe } from '../values/observe.ts';
import { noSightings } from '../values/sighting.ts';
import { meaningWords } from '../words.ts';

/** A read call that shows what a program changed. */
export interface Witness {
  readonly call: CarriedOut;
  /** What it gives once the program has run. */
  readonly value: Json;
}

/** Longer results would make long verifiers. */
const MAX_LENGTH = 20_000;
/** Arguments that are drawn for each read tool. */
const DRAWS = 3;

export interface WitnessSearch {
  readonly tools: readonly ToolFacts[];
  readonly experience: Experience;
  readonly walk: Walk;
  readonly run: ProgramRun;
  readonly random: Random;
}

/** Read calls that may show a change: those of the walk, and those that take what the writes took or gave. */
export function witnessCalls(search: WitnessSearch): readonly CarriedOut[] {
  const made = search.walk.calls
    .filter(({ tool }) => !tool.isWrite)
    .map(({ tool, argsValue }) => ({ name: tool.name, args: argsValue }));
  const drawn = search.tools.filter(({ isWrite }) => !isWrite).flatMap((tool) => drawnCalls(search, tool));
  const distinct = new Map([...made, ...drawn].map((call) => [canonicalJson({ ...call }), call]));
  return [...distinct.values()];
}

function drawnCalls({ random, experience, run }: WitnessSearch, tool: ToolFacts): CarriedOut[] {
  const sightings = noSightings();
  for (const [index, { name, args }] of run.calls.entries()) {
    observe(sightings, { value: args, origin: 'start', words: [] });
    observe(sightings, { value: run.results[index] ?? null, origin: 'start', words: meaningWords(name) });
  }
  const draw = (): CarriedOut[] => {
    const context = { random, sightings, experience, resultOf: () => null, note: () => {} };
    const drawnArgs = drawArguments(context, tool);
    const args = drawnArgs && valueOfSource(sourceOfArguments(drawnArgs), () => undefined);
    return args === undefined ? [] : [{ name: tool.name, args }];
  };
  return tool.parameters.length === 0 ? draw() : Array.from({ length: DRAWS }, draw).flat();
}

/** What calls give in a session; undefined for a call that is refused. */
export async function readBack(
  session: Session,
  calls: readonly CarriedOut[],
): Promise<(Json | undefined)[]> {
  const values: (Json | undefined)[] = [];
  for (const { name, args } of calls) {
    const result = await session.call(name, args);
    values.push(result.ok ? result.value : undefined);
  }
  return values;
}

/** The calls that give something else after the program than before. */
export function tellingWitnesses(
  calls: readonly CarriedOut[],
  before: readonly (Json | undefined)[],
  after: readonly (Json | undefined)[],
): Witness[] {
  return calls.flatMap((call, index) => {
    const value = after[index];
    if (value === undefined) return [];
    const text = canonicalJson(value);
    const was = before[index];
    return text.length <= MAX_LENGTH && (was === undefined || canonicalJson(was) !== text)
      ? [{ call, value }]
      : [];
  });
}

/** True where a witness shows something else than after the program. */
export function showsDifference(
  witnesses: readonly Witness[],
  values: readonly (Json | undefined)[],
): boolean {
  return witnesses.some(({ value }, index) => {
    const other = values[index];
    return other === undefined || canonicalJson(other) !== canonicalJson(value);
  });
}
