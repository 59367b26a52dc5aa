import type { Json } from '@sca/core';
import { keyOf } from '../options/value-key.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Mention } from '../reading/mention.ts';
import type { ToolForm } from '../reading/tool-form.ts';

/** What earlier calls made of the values that were mentioned. */
export interface CallHistory {
  /** Keys of all values, and of the items of lists, that calls were given. */
  readonly used: ReadonlySet<string>;
  /** The same for one parameter of one tool. */
  usedFor(tool: ToolForm, parameter: string): ReadonlySet<string>;
  /** The values that stand out in what the user said and that no call was given, in order. */
  readonly open: readonly Mention[];
}

/** Values below this do not stand out. */
const LEAST_PRIOR = -0.6;
const NOTHING: ReadonlySet<string> = new Set();

export function readCallHistory({ calls, instructions }: Conversation): CallHistory {
  const used = new Set<string>();
  const usedFor = new Map<string, Set<string>>();
  for (const { name, args } of calls) {
    for (const [parameter, value] of Object.entries(args ?? {})) {
      const place = `${name} ${parameter}`;
      const keys = usedFor.get(place) ?? new Set();
      addKeys(value as Json, keys);
      for (const key of keys) used.add(key);
      usedFor.set(place, keys);
    }
  }
  const stands = ({ prior, value }: Mention): boolean =>
    prior >= LEAST_PRIOR && (value === null || typeof value !== 'object');
  return {
    used,
    usedFor: ({ name }, parameter) => usedFor.get(`${name} ${parameter}`) ?? NOTHING,
    open: instructions.flatMap(({ mentions }) =>
      mentions.filter((mention) => stands(mention) && !used.has(keyOf(mention.value))),
    ),
  };
}

function addKeys(value: Json, keys: Set<string>): void {
  keys.add(keyOf(value));
  if (value !== null && typeof value === 'object')
    for (const item of Object.values(value)) addKeys(item, keys);
}
