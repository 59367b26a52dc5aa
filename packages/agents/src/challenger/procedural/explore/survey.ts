import {
  createRandom,
  deriveSeed,
  type Environment,
  type Json,
  type JsonObject,
  type Session,
} from '@sca/core';
import { isList } from '../program/path.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { observe } from '../values/observe.ts';
import { isRecord, isScalar, noSightings, type Sightings } from '../values/sighting.ts';
import { Experience } from './experience.ts';
import { startsOfWalk } from './start-values.ts';
import { type KnownState, walk } from './walk.ts';

/** What exploring an environment once has shown. */
export interface Survey {
  /** Tools that can be called to some effect. */
  readonly tools: readonly ToolFacts[];
  readonly experience: Experience;
  /** Values of the initial state, for tools that work with nothing else. */
  readonly known?: KnownState | undefined;
}

export interface SurveyOptions {
  readonly environment: Environment;
  readonly tools: readonly ToolFacts[];
  readonly starts: readonly Json[];
  startSession(): Session | Promise<Session>;
}

const WALKS = 60;
const TRIES_PER_WALK = 20;
/** Records of the state that are looked at. */
const MAX_KNOWN_ROWS = 400;

/**
 * Finds out which tools take which kinds of arguments. Always the same for an environment.
 *
 * Where starts, results and invented values get a tool nowhere, values of the environment's initial state are
 * used: literally, so that they end up in the instruction.
 */
export async function surveyEnvironment(options: SurveyOptions): Promise<Survey> {
  const experience = new Experience();
  const isUseful = (tool: ToolFacts): boolean => experience.isUseful(tool);
  await explore(options, experience);
  const stuck = options.tools.filter((tool) => !isUseful(tool));
  const sightings = stateSightings(options.environment, stuck);
  if (sightings.values.length === 0) return { tools: options.tools.filter(isUseful), experience };
  await explore(options, experience, { sightings, tools: new Set(stuck) });
  const freed = stuck.filter(isUseful);
  return {
    tools: options.tools.filter(isUseful),
    experience,
    known: freed.length > 0 ? { sightings, tools: new Set(freed) } : undefined,
  };
}

async function explore(
  { environment, tools, starts, startSession }: SurveyOptions,
  experience: Experience,
  known?: KnownState,
): Promise<void> {
  const stage = known ? 'survey with state' : 'survey';
  for (let index = 0; index < WALKS; index += 1) {
    const random = createRandom(deriveSeed({ run: environment.id, stage, item: index }));
    const session = await startSession();
    try {
      await walk({
        ...{ session, random, tools, experience, known, isLearning: true },
        starts: startsOfWalk(starts, starts.length > 0 ? random.pick(starts) : undefined),
        tries: TRIES_PER_WALK,
        mostWrites: TRIES_PER_WALK,
      });
    } finally {
      await session.close();
    }
  }
}

/** Records of the initial state that have a name of some parameter of these tools, and their values. */
function stateSightings({ initialState }: Environment, tools: readonly ToolFacts[]): Sightings {
  const sightings = noSightings();
  const names = new Set(tools.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  if (names.size === 0) return sightings;
  for (const row of rowsOf(initialState as Json, names)) {
    const named = Object.entries(row).filter(([key, value]) => names.has(key) && isScalar(value));
    observe(sightings, { value: Object.fromEntries(named), origin: 'state', words: [] });
  }
  return sightings;
}

function rowsOf(value: Json, names: ReadonlySet<string>, found: JsonObject[] = []): JsonObject[] {
  if (value === null || typeof value !== 'object' || found.length >= MAX_KNOWN_ROWS) return found;
  if (isRecord(value) && Object.keys(value).filter((key) => names.has(key)).length >= 2) found.push(value);
  for (const member of isList(value) ? value : Object.values(value)) rowsOf(member, names, found);
  return found;
}
