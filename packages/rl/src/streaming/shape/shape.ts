import type { z } from 'zod';

/** What is wrong with a value, and where in it: `['messages', 3, 'content']`. */
export interface ShapeProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

/** Checks a value that `JSON.parse` gave. Null where nothing is wrong. */
export type Shape = (value: unknown) => ShapeProblem | null;

/** Records nested deeper cannot be written again: `JSON.stringify` would overflow the stack. */
const MAX_DEPTH = 500;

/** Fails with `problem` where `holds` is not true. */
export function shapeOf(expected: string, holds: (value: unknown) => boolean): Shape {
  return (value) => (holds(value) ? null : here(`expected ${expected}, found ${describe(value)}`));
}

export const text: Shape = shapeOf('a string', (value) => typeof value === 'string');
export const someText: Shape = shapeOf(
  'a string that is not empty',
  (v) => typeof v === 'string' && v !== '',
);
export const flag: Shape = shapeOf('true or false', (value) => typeof value === 'boolean');
export const number: Shape = shapeOf('a finite number', Number.isFinite);
export const integer: Shape = shapeOf('a whole number', Number.isSafeInteger);
export const count: Shape = shapeOf(
  'a whole number from 0 up',
  (v) => Number.isSafeInteger(v) && (v as number) >= 0,
);
export const amount: Shape = shapeOf('a number from 0 up', (v) => Number.isFinite(v) && (v as number) >= 0);

/** One of these scalars. */
export function oneOf(...values: readonly (string | number | null)[]): Shape {
  const allowed = new Set<unknown>(values);
  return shapeOf(values.map((each) => JSON.stringify(each)).join(', '), (value) => allowed.has(value));
}

export function nullable(shape: Shape): Shape {
  return (value) => (value === null ? null : shape(value));
}

export function list(item: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) return here(`expected a list, found ${describe(value)}`);
    for (let index = 0; index < value.length; index += 1) {
      const found = item(value[index]);
      if (found) return inside(index, found);
    }
    return null;
  };
}

/**
 * The same shape with a quick look first: `isPlainly` may be true only where nothing is wrong. It is for what there
 * is most of; written with fixed names, it runs several times as fast as a table of members.
 */
export function quick(isPlainly: (value: unknown) => boolean, shape: Shape): Shape {
  return (value) => (isPlainly(value) ? null : shape(value));
}

interface Members {
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional?: Readonly<Record<string, Shape>>;
  /** What members that are not named may be. @defaultValue none are allowed */
  readonly others?: Shape;
}

/** An object with these members and no others. */
export function object({ required, optional = {}, others }: Members): Shape {
  const known = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const requiredNames = Object.keys(required);
  return (value) => {
    if (!isObject(value)) return here(`expected an object, found ${describe(value)}`);
    for (const name in value) {
      const shape = known.get(name) ?? others;
      if (!shape) return inside(name, here('is not a member of this record'));
      const found = shape(value[name]);
      if (found) return inside(name, found);
    }
    for (const name of requiredNames)
      if (!Object.hasOwn(value, name)) return inside(name, here('is missing'));
    return null;
  };
}

/** What a schema says; slow, for what there is little of. */
export function bySchema(schema: z.ZodType): Shape {
  return (value) => {
    const depth = anything(value);
    if (depth) return depth;
    const [issue] = schema.safeParse(value).error?.issues ?? [];
    return issue ? { path: issue.path as (string | number)[], problem: issue.message } : null;
  };
}

/** Any JSON value; numbers that JSON can write but a double cannot hold (`1e999`) are none. */
export const json: Shape = (value) => walk(value, number, MAX_DEPTH);

/** Anything that can be written again. */
export const anything: Shape = (value) => walk(value, () => null, MAX_DEPTH);

function walk(value: unknown, checkNumber: Shape, depth: number): ShapeProblem | null {
  if (typeof value === 'number') return checkNumber(value);
  if (typeof value !== 'object' || value === null) return null;
  if (depth === 0) return here(`is nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const found = walk(value[index], checkNumber, depth - 1);
      if (found) return inside(index, found);
    }
    return null;
  }
  for (const name in value) {
    const found = walk((value as Record<string, unknown>)[name], checkNumber, depth - 1);
    if (found) return inside(name, found);
  }
  return null;
}

/** `messages[3].content: expected a string, found a number` */
export function renderShapeProblem({ path, problem }: ShapeProblem): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return `${place.replace(/^\./, '') || 'The record'}: ${problem}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function here(problem: string): ShapeProblem {
  return { path: [], problem };
}

function inside(step: string | number, { path, problem }: ShapeProblem): ShapeProblem {
  return { path: [step, ...path], problem };
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 40))}`;
  return typeof value === 'object' ? 'an object' : `${value}`;
}
