import type { Environment } from '../environment.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Random } from '../seed.ts';
import type { LocalSession } from '../session.ts';
import { type Tool, toolSchema } from '../tool.ts';
import { attempt, attemptCall } from './attempt-call.ts';
import { sampleArguments } from './sample-arguments.ts';
import { StateRecords } from './state-records.ts';
import { Vocabulary } from './vocabulary.ts';

/** Draws arguments for the calls of one session. */
export interface ArgumentSampler {
  /** Three times of four, arguments that the tool accepts in the session's present state or breaks on. */
  draw(tool: Tool, session: LocalSession): Json;
  /** Later calls may use what an earlier one returned. */
  observe(result: Json, tool: Tool): void;
}

/** Samples that are drawn in search of arguments that are accepted. */
const MAX_DRAWS = 12;
/** Values of the state that are looked at. */
const MAX_VALUES = 50_000;

/** Looks at an environment's state and schemas once, and starts samplers that draw from them. */
export function createSamplers(environment: Environment): (random: Random) => ArgumentSampler {
  const state = environment.initialState as Json;
  const records = new StateRecords(state);
  const world = new Vocabulary();
  world.observe(state, 'state', { left: MAX_VALUES });
  const schemas = new Map(environment.tools.map((tool) => [tool.name, schemaOf(tool)]));
  return (random) => {
    const source = { random, world, focus: records.focus(random), recent: new Vocabulary() };
    return {
      draw(tool, session) {
        const schema = schemas.get(tool.name) ?? {};
        const isEnough = random.integer(1, 4) === 1 ? isReadable : isTelling;
        let args: Json = {};
        for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
          args = sampleArguments(source, schema);
          if (isEnough({ tool, args }, session)) break;
        }
        return args;
      },
      observe: (result, { name }) => source.recent.observe(result, name),
    };
  };
}

interface DrawnCall {
  readonly tool: Tool;
  readonly args: Json;
}

function isReadable({ tool, args }: DrawnCall): boolean {
  return attempt(
    () => tool.input.safeParse(args).success,
    () => true,
  );
}

/** True where the tool accepts the call, or breaks on it. */
function isTelling({ tool, args }: DrawnCall, session: LocalSession): boolean {
  const attempted = attemptCall(session.fork(), { name: tool.name, args });
  return attempted.status === 'threw' || attempted.result.ok;
}

function schemaOf(tool: Tool): JsonObject {
  return attempt<JsonObject>(
    () => toolSchema(tool).parameters as JsonObject,
    () => ({}),
  );
}
