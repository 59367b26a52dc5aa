import type { Json, JsonObject } from '@sca/core';
import { addValueRows } from '../features/value-rows.ts';
import type { Option } from '../options/option.ts';
import { keyOf } from '../options/value-key.ts';
import type { ParameterForm } from '../reading/parameter-form.ts';
import type { ToolForm } from '../reading/tool-form.ts';
import { NO_WAY, type Walk } from './walk.ts';

/** A call whose arguments are being chosen. */
export interface OpenCall {
  readonly walk: Walk;
  readonly tool: ToolForm;
  /** What was chosen for it so far, in order. */
  readonly used: Option[];
}

/** A value that a walk has to come to; `value` is undefined for a parameter that is left out. */
interface Goal {
  readonly value: Json | undefined;
}

/** Longer lists are only chosen as a whole. */
const MAX_ITEMS = 12;

const OMIT = noValue('omit', 0);
const EMPTY = noValue('empty list', -1);
const STOP = noValue('stop', 1);

function noValue(key: string, prior: number): Option {
  return { key, value: null, text: key, sightings: [], prior };
}

/** Chooses the members of an object one by one. */
export function walkMembers(
  call: OpenCall,
  forms: readonly ParameterForm[],
  target?: JsonObject,
): JsonObject {
  const members = forms.flatMap((form): [string, Json][] => {
    const value = walkValue(call, form, target && { value: target[form.name] });
    return value === undefined ? [] : [[form.name, value]];
  });
  return Object.fromEntries(members);
}

function walkValue(call: OpenCall, form: ParameterForm, goal: Goal | undefined): Json | undefined {
  if (form.type === 'array') return walkList(call, form, goal);
  if (form.type === 'object' && form.members?.length) return walkObject(call, form, goal);
  const options = [...call.walk.pools.single(form), ...(form.isRequired ? [] : [OMIT])];
  const chosen = choose(call, { form, options, at: 0 }, goal && keyOfGoal(goal));
  return chosen === OMIT ? undefined : chosen.value;
}

function keyOfGoal({ value }: Goal): string {
  return value === undefined ? OMIT.key : keyOf(value);
}

function walkObject(call: OpenCall, form: ParameterForm, goal: Goal | undefined): Json | undefined {
  if (!form.isRequired) {
    const wanted = goal && (goal.value === undefined ? OMIT.key : BEGIN.key);
    if (choose(call, { form, options: [BEGIN, OMIT], at: 0 }, wanted) === OMIT) return undefined;
  }
  const target = goal?.value;
  const isObject = target !== null && typeof target === 'object' && !Array.isArray(target);
  if (goal && !isObject) throw NO_WAY;
  return walkMembers(call, form.members ?? [], target as JsonObject | undefined);
}

const BEGIN = noValue('begin', 0);

/**
 * A list is chosen as it stands somewhere, or item by item. A list that stands somewhere cannot be ended item by item,
 * so that there is one way to each.
 */
function walkList(call: OpenCall, form: ParameterForm, goal: Goal | undefined): Json | undefined {
  const whole = call.walk.pools.lists();
  const none = form.isRequired ? EMPTY : OMIT;
  const isObjects = (form.items?.members?.length ?? 0) > 0;
  const firsts = isObjects ? [BEGIN] : call.walk.pools.single(form.items ?? form).map(asFirstItem);
  const step = { form, options: [...whole, ...firsts, none], at: 0 };
  const chosen = choose(call, step, goal && firstKeyOf(goal, { whole, none, isObjects }));
  if (chosen === OMIT) return undefined;
  if (chosen === EMPTY) return [];
  if (whole.includes(chosen)) return chosen.value;
  const isWhole = (items: readonly Json[]): boolean => whole.some(({ key }) => key === keyOf(items));
  return walkItems(call, {
    form,
    first: chosen,
    isWhole,
    target: goal?.value as readonly Json[] | undefined,
  });
}

/** What stands for beginning a list with a value. */
function asFirstItem(option: Option): Option {
  return { ...option, key: `first ${option.key}` };
}

interface FirstStep {
  readonly whole: readonly Option[];
  readonly none: Option;
  readonly isObjects: boolean;
}

function firstKeyOf({ value }: Goal, { whole, none, isObjects }: FirstStep): string {
  if (value === undefined) return OMIT.key;
  if (!Array.isArray(value)) throw NO_WAY;
  // Where a list may be left out, that says the same as an empty one.
  if (value.length === 0) return none.key;
  const key = keyOf(value);
  if (whole.some((option) => option.key === key)) return key;
  return isObjects ? BEGIN.key : `first ${keyOf(value[0])}`;
}

interface ItemSteps {
  readonly form: ParameterForm;
  readonly first: Option;
  readonly isWhole: (items: readonly Json[]) => boolean;
  readonly target: readonly Json[] | undefined;
}

function walkItems(call: OpenCall, { form, first, isWhole, target }: ItemSteps): Json {
  const items = form.items ?? form;
  const objectAt = (at: number): Json => walkMembers(call, items.members ?? [], target?.[at] as JsonObject);
  const list: Json[] = [first === BEGIN ? objectAt(0) : first.value];
  while (list.length < MAX_ITEMS) {
    const more = first === BEGIN ? [BEGIN] : call.walk.pools.single(items);
    const options = isWhole(list) ? more : [...more, STOP];
    const next = target?.[list.length];
    const wanted = next === undefined ? STOP.key : first === BEGIN ? BEGIN.key : keyOf(next);
    const chosen = choose(call, { form: items, options, at: list.length }, target && wanted);
    if (chosen === STOP) return list;
    list.push(chosen === BEGIN ? objectAt(list.length) : chosen.value);
  }
  if (target && target.length > MAX_ITEMS) throw NO_WAY;
  return list;
}

interface ValueStep {
  readonly form: ParameterForm;
  readonly options: readonly Option[];
  /** The place in a list; 0 for anything else. */
  readonly at: number;
}

function choose(call: OpenCall, step: ValueStep, wantedKey: string | undefined): Option {
  const { rows, history } = call.walk;
  rows.clear();
  addValueRows(rows, { ...step, tool: call.tool, used: call.used, history });
  const wanted = wantedKey === undefined ? undefined : step.options.findIndex(({ key }) => key === wantedKey);
  const chosen = step.options[call.walk.decide(wanted)] as Option;
  call.used.push(chosen);
  return chosen;
}
