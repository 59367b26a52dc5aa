import type { Json, Random, Session } from '@sca/core';
import { isNews, sinceLastWrite } from '../program/is-news.ts';
import { followPath } from '../program/path.ts';
import { type Argument, sourceOfArguments, valueOfSource } from '../program/program.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { observe } from '../values/observe.ts';
import { noSightings, type Sightings } from '../values/sighting.ts';
import { drawArguments } from './draw-arguments.ts';
import type { DrawContext } from './draw-value.ts';
import type { DrawWay, Experience } from './experience.ts';
import { pickWeighted } from './pick-weighted.ts';

/** A call that was accepted and told something. */
export interface WalkCall {
  readonly tool: ToolFacts;
  readonly args: readonly Argument[];
  readonly argsValue: Json;
  readonly result: Json;
}

/** Calls of one session, and everything that was seen on the way. */
export interface Walk {
  readonly calls: readonly WalkCall[];
  readonly sightings: Sightings;
}

export interface WalkOptions {
  readonly session: Session;
  readonly random: Random;
  readonly tools: readonly ToolFacts[];
  readonly experience: Experience;
  /** Where exploration starts; none where there is no such place. */
  readonly starts: readonly Json[];
  /** Values of the initial state, for the tools that get nowhere without. */
  readonly known?: KnownState | undefined;
  /** Calls that are tried. */
  readonly tries: number;
  /** Calls that may change the state. */
  readonly mostWrites: number;
  /** Whether what was tried is remembered for later walks. */
  readonly isLearning: boolean;
}

/** What of the initial state may be used literally, and by which tools. */
export interface KnownState {
  readonly sightings: Sightings;
  readonly tools: ReadonlySet<ToolFacts>;
}

/** Arguments that are tried for one call. */
const MAX_DRAWS = 4;

/** Calls tools with what was seen before, and looks at what they give. */
export async function walk(options: WalkOptions): Promise<Walk> {
  const sightings = noSightings();
  for (const start of options.starts) observe(sightings, { value: start, origin: 'start', words: [] });
  const calls: WalkCall[] = [];
  for (let attempt = 0; attempt < options.tries; attempt += 1) {
    const writes = calls.filter(({ tool }) => tool.isWrite).length;
    const tool = pickTool(options, { calls, sightings, canWrite: writes < options.mostWrites });
    const call = tool && (await tryCall(options, { tool, calls, sightings }));
    if (call === 'spoilt') break;
    if (!call) continue;
    const index = calls.push(call) - 1;
    observe(sightings, { value: call.result, origin: 'result', words: call.tool.resultWords, call: index });
  }
  return { calls, sightings };
}

function pickTool(
  { random, tools }: WalkOptions,
  { calls, sightings, canWrite }: { calls: readonly WalkCall[]; sightings: Sightings; canWrite: boolean },
): ToolFacts | undefined {
  const choices = tools
    .filter(({ isWrite }) => canWrite || !isWrite)
    .map((tool) => {
      const made = calls.filter((call) => call.tool === tool).length;
      return { tool, weight: (takesWhatWasSeen(tool, sightings) ? 1 : 0.35) / (1 + made) };
    });
  return pickWeighted(random, choices)?.tool;
}

/** Tools that take what was seen make better tasks than those that take anything. */
function takesWhatWasSeen({ parameters }: ToolFacts, { names, figures, lists }: Sightings): boolean {
  if (parameters.length === 0) return true;
  const called = [...names.values()];
  return parameters.some(({ kind, fit, choices }) => {
    if (kind === 'list' && figures.length + lists.length > 0) return true;
    return !choices && called.some((name) => fit(name) >= 0.5);
  });
}

interface Attempted {
  readonly tool: ToolFacts;
  readonly calls: readonly WalkCall[];
  readonly sightings: Sightings;
}

/** Makes a call; undefined where none told anything, `spoilt` where one changed the state although it was refused. */
async function tryCall(options: WalkOptions, attempted: Attempted): Promise<WalkCall | 'spoilt' | undefined> {
  for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
    const call = await drawCall(options, attempted);
    if (call) return call;
    if (attempted.tool.parameters.length === 0) return undefined;
  }
  return undefined;
}

async function drawCall(
  options: WalkOptions,
  { tool, calls, sightings }: Attempted,
): Promise<WalkCall | 'spoilt' | undefined> {
  const { random, experience, isLearning } = options;
  const ways: DrawWay[] = [];
  const resultOf = (call: number): Json => calls[call]?.result ?? null;
  const seen = options.known?.tools.has(tool) ? withKnown(sightings, options.known.sightings) : sightings;
  const context: DrawContext = {
    ...{ random, experience, sightings: seen, resultOf },
    note: (way) => ways.push(way),
  };
  const args = drawArguments(context, tool);
  const argsValue =
    args && valueOfSource(sourceOfArguments(args), (call, path) => followPath(resultOf(call), path));
  if (!args || argsValue === undefined) return undefined;
  const value = await callCarefully(options.session, tool, argsValue);
  if (value === 'spoilt') return value;
  if (isLearning) experience.add(tool, ways, { args: argsValue, value: value?.result });
  if (!value || experience.isDull(tool, value.result)) return undefined;
  const earlier = sinceLastWrite(calls).map(({ result }) => result);
  if (!tool.isWrite && !isNews(value.result, earlier)) return undefined;
  return { tool, args, argsValue, result: value.result };
}

/** What a call gives; undefined where it is refused, or changes nothing although it should. */
async function callCarefully(
  session: Session,
  { name, isWrite }: ToolFacts,
  args: Json,
): Promise<{ result: Json } | 'spoilt' | undefined> {
  // Where the session can be forked, what is refused leaves no trace.
  const rehearsal = isWrite ? session.fork?.() : undefined;
  if (rehearsal && !(await rehearsal.call(name, args)).ok) return undefined;
  const before = isWrite ? await session.digest() : '';
  const result = await session.call(name, args);
  const isChange = isWrite && (await session.digest()) !== before;
  if (!result.ok) return isChange ? 'spoilt' : undefined;
  return isWrite && !isChange ? undefined : { result: result.value };
}

function withKnown(sightings: Sightings, known: Sightings): Sightings {
  return {
    ...sightings,
    values: [...sightings.values, ...known.values],
    rows: [...sightings.rows, ...known.rows],
  };
}
