import type { Parameter } from '../parameter.ts';
import type { Argument, Source } from '../program/program.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { isScalar, type SeenRow } from '../values/sighting.ts';
import { calledBy } from '../words.ts';
import { drawList, projectRow } from './draw-list.ts';
import { type DrawContext, drawValue, literal, sourceOf } from './draw-value.ts';

/** Finds arguments for a call; undefined where a required one has no source. */
export function drawArguments(context: DrawContext, tool: ToolFacts): Argument[] | undefined {
  const { random } = context;
  const row = random.integer(0, 1) === 0 ? pickRow(context, tool) : undefined;
  const args: Argument[] = [];
  for (const parameter of tool.parameters) {
    if (!parameter.isRequired && random.integer(0, 9) < leftOutOfTen(tool, parameter)) continue;
    const source = fromRow(context, row, parameter) ?? drawSource(context, parameter, tool.name);
    if (source) args.push({ name: parameter.name, source });
    else if (parameter.isRequired) return undefined;
  }
  return args;
}

/** What can be left out often is; lists that may be empty are rather given, and always where there is nothing else. */
function leftOutOfTen({ parameters }: ToolFacts, { kind }: Parameter): number {
  if (kind !== 'list') return 6;
  return parameters.length === 1 ? 0 : 2;
}

function drawSource(context: DrawContext, parameter: Parameter, tool: string): Source | undefined {
  if (parameter.kind === 'list') return drawList(context, parameter, tool);
  if (parameter.kind === 'record') return drawRecord(context, parameter, tool);
  return drawValue(context, parameter, tool);
}

function drawRecord(context: DrawContext, parameter: Parameter, tool: string): Source | undefined {
  const rows = context.sightings.rows.flatMap((row) => projectRow(row, parameter) ?? []);
  if (rows.length > 0 && context.random.integer(0, 3) > 0) return literal(context.random.pick(rows));
  const members: [string, Source][] = [];
  for (const member of parameter.members ?? []) {
    const source = drawSource(context, member, tool);
    if (source) members.push([member.name, source]);
    else if (member.isRequired) return undefined;
  }
  return members.length > 0 ? { type: 'record', members } : undefined;
}

/** A record that holds several of the arguments under their own names: values that belong together. */
function pickRow({ random, sightings }: DrawContext, { parameters }: ToolFacts): SeenRow | undefined {
  const named = parameters.filter(({ kind, choices }) => kind !== 'list' && kind !== 'record' && !choices);
  if (named.length < 2) return undefined;
  const shared = sightings.rows.map(
    (row) => named.filter((parameter) => rowValue(row, parameter) !== undefined).length,
  );
  const most = Math.max(0, ...shared);
  if (most < 2) return undefined;
  return random.pick(sightings.rows.filter((_row, index) => shared[index] === most));
}

function rowValue({ record }: SeenRow, parameter: Parameter): string | number | boolean | undefined {
  const value = Object.hasOwn(record, parameter.name) ? record[parameter.name] : undefined;
  return isScalar(value) && (parameter.accepts(value) || value === '') ? value : undefined;
}

function fromRow(context: DrawContext, row: SeenRow | undefined, parameter: Parameter): Source | undefined {
  const value = row && rowValue(row, parameter);
  if (!row || value === undefined) return undefined;
  const { place, origin } = row;
  if (!place) return literal(value);
  const path = [...place.path, { type: 'field' as const, key: parameter.name }];
  const source = { type: 'result' as const, call: place.call, path };
  return sourceOf(context, { origin, value, called: calledBy([]), source, isWhole: false });
}
