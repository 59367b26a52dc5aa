import { nonJsonKind } from '../state/state-not-json.ts';
import { isContainer } from '../state/state-record.ts';

/** Values that are looked at; what is larger was looked at closely enough. */
const MAX_VALUES = 20_000;

/** Names the first part of a value that JSON would drop or change, such as `a function at /total`. */
export function nonJsonPart(value: unknown): string | undefined {
  return find(value, '', { ancestors: [], left: MAX_VALUES });
}

interface Search {
  readonly ancestors: object[];
  left: number;
}

function find(value: unknown, path: string, search: Search): string | undefined {
  search.left -= 1;
  if (search.left < 0 || value === undefined) return undefined;
  const kind = nonJsonKind(value);
  if (kind) return path === '' ? kind : `${kind} at ${path}`;
  if (!isContainer(value)) return undefined;
  if (search.ancestors.includes(value)) return `a value that contains itself at ${path || '/'}`;
  search.ancestors.push(value);
  const found = findMember(value, path, search);
  search.ancestors.pop();
  return found;
}

function findMember(container: object, path: string, search: Search): string | undefined {
  for (const [key, member] of Object.entries(container)) {
    const found = find(member, `${path}/${key}`, search);
    if (found) return found;
  }
  return undefined;
}
