import type { Json, Random } from '@sca/core';
import { isRecord, isScalar } from '../values/sighting.ts';
import { followPath, indexOf, isList, isUnambiguous, type Path, type PathStep, type Pick } from './path.ts';

/** Items up to this place are counted in words: first, second, third. */
const MAX_COUNTED = 3;
/** Longer texts are clumsy to tell an item by. */
const MAX_MEMBER_LENGTH = 60;

/**
 * Rewrites a path by positions into one that a person can tell: the first, the only one with a certain member,
 * the one with the lowest number. Undefined where there is no such way.
 */
export function settlePath(root: Json, path: Path, random: Random): Path | undefined {
  const settled: PathStep[] = [];
  for (const [index, step] of path.entries()) {
    if (step.type !== 'item' && step.type !== 'entry') {
      settled.push(step);
      continue;
    }
    const collection = followPath(root, path.slice(0, index));
    const next = path[index + 1];
    const pick = settlePick(
      itemsOf(collection),
      { pick: step.pick, asked: next?.type === 'field' ? next.key : '' },
      random,
    );
    if (!pick) return undefined;
    settled.push({ ...step, pick });
  }
  return settled;
}

function itemsOf(collection: Json | undefined): readonly Json[] {
  if (collection === undefined) return [];
  if (isList(collection)) return collection;
  return isRecord(collection) ? Object.values(collection) : [];
}

interface Wanted {
  readonly pick: Pick;
  /** The member that the path goes on to, which must not be what the item is told by. */
  readonly asked: string;
}

function settlePick(items: readonly Json[], { pick, asked }: Wanted, random: Random): Pick | undefined {
  const index = indexOf(items, pick);
  if (index < 0 || index >= items.length) return undefined;
  if (items.length === 1) return { by: 'position', index: 0 };
  const telling = tellingPicks(items, index).filter((each) => each.by === 'position' || each.key !== asked);
  const counted = countedPicks(items, index);
  const choices = random.integer(0, 2) > 0 && telling.length > 0 ? telling : [...counted, ...telling];
  return choices.length > 0 ? random.pick(choices) : undefined;
}

function countedPicks(items: readonly Json[], index: number): Pick[] {
  if (index === items.length - 1) return [{ by: 'position', index: -1 }];
  return index < MAX_COUNTED ? [{ by: 'position', index }] : [];
}

/** Picks by a member that no other item shares. */
function tellingPicks(items: readonly Json[], index: number): Pick[] {
  const item = items[index];
  if (!isRecord(item)) return [];
  const picks = Object.entries(item).flatMap(([key, value]): Pick[] => {
    if (!isScalar(value) || typeof value === 'boolean' || value === '') return [];
    if (String(value).length > MAX_MEMBER_LENGTH) return [];
    const extremes = typeof value === 'number' ? (['lowest', 'highest'] as const) : [];
    return [{ by: 'member', key, value }, ...extremes.map((by) => ({ by, key }) as const)];
  });
  return picks.filter((pick) => indexOf(items, pick) === index && isUnambiguous(items, pick));
}
