import { canonicalJson, type FailureCase, type Json } from '@sca/core';
import type { Parameter } from '../parameter.ts';
import { followPath } from '../program/path.ts';
import type { Program, ProgramCall, Source } from '../program/program.ts';
import { programCode } from '../program/program-code.ts';
import { runProgram } from '../program/run-program.ts';
import { invent } from '../values/invent.ts';
import type { Hit, NearMissOptions } from './near-misses.ts';
import { isSameAnswer } from './same-answer.ts';
import { readBack, showsDifference } from './witness.ts';

/** Changes that are tried. */
const TRIES = 8;
const MOST_CASES = 2;

/** The program with another argument somewhere, run to be sure that it comes out differently. */
export async function changedArguments(hit: Hit, options: NearMissOptions): Promise<FailureCase[]> {
  const { calls } = hit.program;
  const places = calls.flatMap(({ args }, call) =>
    args.map(({ name }, argument) => ({ call, argument, name })),
  );
  const cases: FailureCase[] = [];
  for (let attempt = 0; attempt < TRIES && cases.length < MOST_CASES && places.length > 0; attempt += 1) {
    const { call, argument, name } = options.random.pick(places);
    const changed = changeArgument(calls[call] as ProgramCall, argument, { hit, options });
    if (!changed) continue;
    const program = { ...hit.program, calls: calls.map((each, index) => (index === call ? changed : each)) };
    if (!(await comesOutDifferently(hit, program, options))) continue;
    cases.push({ code: programCode(program), why: `Another ${name} is taken.` });
  }
  return cases;
}

interface Change {
  readonly hit: Hit;
  readonly options: NearMissOptions;
}

function changeArgument(call: ProgramCall, argument: number, change: Change): ProgramCall | undefined {
  const { name, source } = call.args[argument] ?? {};
  const parameter = call.tool.parameters.find((each) => each.name === name);
  const other = parameter && source && otherSource(parameter, source, change);
  if (!other) return undefined;
  return {
    ...call,
    args: call.args.map((each, index) => (index === argument ? { ...each, source: other } : each)),
  };
}

function otherSource(parameter: Parameter, source: Source, change: Change): Source | undefined {
  if (source.type === 'list') {
    const [first, ...rest] = source.items;
    const other = parameter.item && first && otherSource(parameter.item, first, change);
    return other && { type: 'list', items: [other, ...rest] };
  }
  if (source.type === 'expression') {
    return { ...source, operators: source.operators.map((operator) => (operator === '+' ? '-' : '+')) };
  }
  const stated = source.type === 'literal' ? source.value : undefined;
  const values = otherValues(parameter, change).filter((value) => value !== stated);
  return values.length > 0 ? { type: 'literal', value: change.options.random.pick(values) } : undefined;
}

/** The choices there are, values of the same name that were seen, or an invented one. */
function otherValues(parameter: Parameter, { hit, options }: Change): readonly Json[] {
  if (parameter.choices) return parameter.choices;
  const seen = hit.walk.sightings.values.filter(
    ({ value, called }) => parameter.accepts(value) && parameter.fit(called) >= 0.5,
  );
  if (seen.length > 0) return seen.map(({ value }) => value);
  const invented = invent(parameter, options.random);
  return invented === undefined ? [] : [invented];
}

/** Whether a program gives another answer or leaves another state. One that fails does neither. */
async function comesOutDifferently(hit: Hit, program: Program, options: NearMissOptions): Promise<boolean> {
  const session = await options.startSession();
  try {
    const run = await runProgram(session, program.calls);
    if (!run || textOf(run.calls) === textOf(hit.run.calls)) return false;
    const given = followPath(run.results.at(-1) ?? null, program.answer);
    if (!isSameAnswer(given, hit.answer)) return true;
    const values = await readBack(
      session,
      hit.witnesses.map(({ call }) => call),
    );
    return showsDifference(hit.witnesses, values);
  } finally {
    await session.close();
  }
}

function textOf(calls: readonly { readonly name: string; readonly args: Json }[]): string {
  return canonicalJson(calls.map(({ name, args }) => [name, args]));
}
