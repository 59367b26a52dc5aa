import type { Json, JsonObject } from '@sca/core';
import type { Parameter } from '../parameter.ts';
import type { Source } from '../program/program.ts';
import { isScalar, type SeenList, type SeenRow } from '../values/sighting.ts';
import { calledBy, meaningWords } from '../words.ts';
import { type DrawContext, drawValue, literal, settled } from './draw-value.ts';

type DrawList = () => Source | undefined;

/** Finds a source for a list; undefined where nothing suits. */
export function drawList(context: DrawContext, parameter: Parameter, tool: string): Source | undefined {
  const { item } = parameter;
  if (!item || item.kind === 'list') return undefined;
  context.note({ tool, parameter: parameter.name, kind: 'composed' });
  if (item.kind === 'record') return drawRows(context, item);
  const fromResults: DrawList[] = [
    () => drawPlucked(context, item),
    () => drawFigures(context, item),
    () => drawResults(context, item),
  ];
  const stated: DrawList = () => drawItems(context, parameter, tool);
  const shuffled = context.random.shuffle(fromResults);
  const ways = context.random.integer(0, 2) > 0 ? [...shuffled, stated] : [stated, ...shuffled];
  for (const way of ways) {
    const source = way();
    if (source) return source;
  }
  return undefined;
}

/** One member of all records of a list that a call gave, such as all prices. */
function drawPlucked(context: DrawContext, item: Parameter): Source | undefined {
  const { random, sightings } = context;
  const choices = sightings.lists.flatMap((list) => pluckable(list, item).map((key) => ({ list, key })));
  if (choices.length === 0) return undefined;
  const { list, key } = random.pick(choices);
  const path = settled(context, list.place);
  return path && { type: 'result', call: list.place.call, path: [...path, { type: 'pluck', key }] };
}

function pluckable({ items, words }: SeenList, item: Parameter): string[] {
  const [first] = items;
  return Object.keys(first ?? {}).filter((key) => {
    if (!items.every((each) => Object.hasOwn(each, key) && item.accepts(each[key] as Json))) return false;
    // Any numbers can be compared or summed; texts have to be what is asked for.
    return item.kind !== 'string' || item.fit(calledBy([...words, ...meaningWords(key)])) > 0.5;
  });
}

/** Names and numbers of a record by turns. */
function drawFigures(context: DrawContext, item: Parameter): Source | undefined {
  const { random, sightings } = context;
  if (item.kind !== 'string' || sightings.figures.length === 0) return undefined;
  const { place } = random.pick(sightings.figures);
  const path = settled(context, place);
  return path && { type: 'result', call: place.call, path: [...path, { type: 'entries' }] };
}

/** What several calls gave, such as several lengths. */
function drawResults({ random, sightings }: DrawContext, item: Parameter): Source | undefined {
  if (item.kind === 'string') return undefined;
  const whole = sightings.values.filter(({ isWhole, value }) => isWhole && item.accepts(value));
  if (whole.length < 2) return undefined;
  const chosen = random
    .shuffle([...whole.keys()])
    .slice(0, random.integer(2, 3))
    .sort((a, b) => a - b);
  return { type: 'list', items: chosen.flatMap((index) => whole[index]?.source ?? []) };
}

/** Single values, no two alike. */
function drawItems(context: DrawContext, { item, schema }: Parameter, tool: string): Source | undefined {
  if (!item) return undefined;
  const isNumber = item.kind === 'number' || item.kind === 'integer';
  const least = Math.max(isNumber ? 2 : 1, Number(schema.minItems ?? 0));
  const most = Math.min(least + (isNumber ? 3 : 1), Number(schema.maxItems ?? Infinity));
  const count = context.random.integer(least, Math.max(least, most));
  const items = Array.from({ length: count }, () =>
    isNumber ? drawValue(context, item, tool) : drawSeenItem(context, item, tool),
  ).filter((source) => source !== undefined);
  const distinct = new Map(items.map((source) => [JSON.stringify(source), source]));
  return distinct.size >= least ? { type: 'list', items: [...distinct.values()] } : undefined;
}

// A list of invented texts is nothing that a tool would know.
function drawSeenItem(context: DrawContext, item: Parameter, tool: string): Source | undefined {
  if (item.choices) return drawValue(context, item, tool);
  const fitting = context.sightings.values.filter(
    ({ value, origin }) => origin !== 'state' && item.accepts(value),
  );
  const best = Math.max(0.5, ...fitting.map(({ called }) => item.fit(called)));
  const named = fitting.filter(({ called }) => item.fit(called) >= best);
  return named.length > 0 ? literal(context.random.pick(named).value) : undefined;
}

/** Records that have the members which the items need. */
function drawRows(context: DrawContext, item: Parameter): Source | undefined {
  const rows = context.sightings.rows.filter((row) => projectRow(row, item) !== undefined);
  if (rows.length === 0) return undefined;
  const count = context.random.integer(1, Math.min(2, rows.length));
  const chosen = context.random.shuffle(rows).slice(0, count);
  return literal(chosen.map((row) => projectRow(row, item) as JsonObject));
}

/** The members that a record parameter asks for; undefined where the row lacks a required one. */
export function projectRow({ record }: SeenRow, { members }: Parameter): JsonObject | undefined {
  const wanted = members ?? [];
  const found = wanted.filter(({ name }) => Object.hasOwn(record, name));
  const isComplete = wanted.every((member) => !member.isRequired || found.includes(member));
  const areSuited = found.every((member) => {
    const value = record[member.name];
    return isScalar(value) && member.accepts(value);
  });
  if (found.length === 0 || !isComplete || !areSuited) return undefined;
  return Object.fromEntries(found.map(({ name }) => [name, record[name] as Json]));
}
