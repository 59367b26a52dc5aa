import type { Json } from './json.ts';

/** Levels that the arguments of a call may be nested. Deeper values overflow the stack of whatever walks them. */
const MAX_DEPTH = 100;

const REFUSED = 'refused: ';

/** The arguments of a call as they are recorded, and why they are refused, where they are. */
export interface ReadArguments {
  readonly args: Json;
  readonly problem: string | undefined;
}

/**
 * Copies the arguments of a call, which a model wrote, as JSON.
 *
 * The copy keeps what is recorded apart from what a tool stores or changes. No arguments are `{}`. Refused
 * arguments are recorded as text that says why; replaying the record is refused in the same words.
 */
export function readArguments(args: unknown): ReadArguments {
  if (typeof args === 'string' && args.startsWith(REFUSED))
    return { args, problem: args.slice(REFUSED.length) };
  try {
    return { args: copyJson(args ?? {}, 0), problem: undefined };
  } catch (thrown) {
    if (!(thrown instanceof RefusedArgument)) throw thrown;
    return { args: `${REFUSED}${thrown.message}`, problem: thrown.message };
  }
}

class RefusedArgument extends Error {}

function copyJson(value: unknown, depth: number): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : refuse(`hold ${value}, which is not a JSON number`);
  if (typeof value !== 'object') return refuse(`hold a ${typeof value}, which is not JSON`);
  if (depth === MAX_DEPTH) return refuse(`are nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return Array.from(value, (item) => copyJson(item ?? null, depth + 1));
  return copyRecord(value, depth);
}

function copyRecord(record: object, depth: number): Json {
  const copy: Record<string, Json> = {};
  for (const [key, value] of Object.entries(record)) {
    // A schema that copies unknown keys would turn it into a prototype.
    if (key === '__proto__') return refuse('hold the key "__proto__", which is not allowed');
    if (value !== undefined) copy[key] = copyJson(value, depth + 1);
  }
  return copy;
}

function refuse(problem: string): never {
  throw new RefusedArgument(problem);
}
