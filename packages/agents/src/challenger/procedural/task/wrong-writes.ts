import type { FailureCase, Json } from '@sca/core';
import { drawArguments } from '../explore/draw-arguments.ts';
import type { DrawContext } from '../explore/draw-value.ts';
import { followPath, type Path } from '../program/path.ts';
import { mapResults, type Source } from '../program/program.ts';
import { programCode } from '../program/program-code.ts';
import { runProgram } from '../program/run-program.ts';
import { withoutCall } from '../program/without-call.ts';
import type { Hit, NearMissOptions } from './near-misses.ts';

/** Calls that are tried in search of one more write. */
const TRIES = 12;

/** The right answer with one of the writes left out. */
export function droppedWrites({ program, answer }: Hit): FailureCase[] {
  return program.calls.flatMap(({ tool }, index): FailureCase[] => {
    if (!tool.isWrite) return [];
    const calls = withoutCall(program.calls, index);
    if (!calls || calls.length === 0)
      return [{ code: `return ${JSON.stringify(answer)};`, why: 'Nothing is changed.' }];
    const code = programCode({ calls, answer: [] }, JSON.stringify(answer));
    return [{ code, why: `The call of ${tool.name} is left out.` }];
  });
}

/** The right answer with one write more, which the environment accepts. */
export async function extraWrite(hit: Hit, options: NearMissOptions): Promise<FailureCase[]> {
  const { random, experience } = options;
  const tools = options.tools.filter(({ isWrite }) => isWrite);
  const resultOf = (call: number): Json => hit.walk.calls[call]?.result ?? null;
  const context: DrawContext = {
    random,
    experience,
    sightings: hit.walk.sightings,
    resultOf,
    note: () => {},
  };
  for (let attempt = 0; attempt < TRIES && tools.length > 0; attempt += 1) {
    const tool = random.pick(tools);
    const args = drawArguments(context, tool)?.map(({ name, source }) => ({
      name,
      source: stated(source, resultOf),
    }));
    if (!args) continue;
    const calls = [...hit.program.calls, { tool, args }];
    const session = await options.startSession();
    const run = await runProgram(session, calls);
    await session.close();
    if (!run) continue;
    const code = programCode({ calls, answer: [] }, JSON.stringify(hit.answer));
    return [{ code, why: `The call of ${tool.name} was not asked for.` }];
  }
  return [];
}

function stated(source: Source, resultOf: (call: number) => Json): Source {
  const valueAt = (call: number, path: Path): Json => followPath(resultOf(call), path) ?? null;
  return mapResults(source, ({ call, path }) => ({ type: 'literal', value: valueAt(call, path) }));
}
