import type { Member } from './members.ts';
import { writtenCharacters } from './members.ts';

/** By which rule some trajectories of a task are taken. */
export type Selection = 'shortest' | 'diverse' | 'first';

/** Takes at most `count` trajectories. Length is in tokens where all were captured, else in characters. */
export function selectMembers(
  members: readonly Member[],
  { count, by }: { count: number; by: Selection },
): Member[] {
  if (members.length <= count) return [...members];
  if (by === 'first') return members.slice(0, count);
  const shortestFirst = sortByLength(members);
  return by === 'shortest' ? shortestFirst.slice(0, count) : spreadOut(shortestFirst, count);
}

function sortByLength(members: readonly Member[]): Member[] {
  const hasTokens = members.every(({ modelTokens }) => modelTokens !== undefined);
  const lengths = new Map(
    members.map((member) => [
      member,
      hasTokens ? (member.modelTokens as number) : writtenCharacters(member.trajectory.messages),
    ]),
  );
  return members.toSorted((a, b) => (lengths.get(a) as number) - (lengths.get(b) as number));
}

// Farthest first: each one taken is the one most unlike its likest among those taken before; the shorter wins ties.
function spreadOut(shortestFirst: readonly Member[], count: number): Member[] {
  const steps = new Map(shortestFirst.map((member) => [member, new Set(member.actions.split('\n'))]));
  const taken = shortestFirst.slice(0, 1);
  const left = shortestFirst.slice(1);
  while (taken.length < count && left.length > 0) {
    const distances = left.map((member) =>
      Math.min(
        ...taken.map((other) =>
          jaccardDistance(steps.get(member) as Set<string>, steps.get(other) as Set<string>),
        ),
      ),
    );
    taken.push(...left.splice(distances.indexOf(Math.max(...distances)), 1));
  }
  return taken;
}

function jaccardDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((step) => b.has(step)).length;
  return 1 - shared / (a.size + b.size - shared);
}
