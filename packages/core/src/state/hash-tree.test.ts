import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildHashTree, type HashTree, hashOf, withEntry } from './hash-tree.ts';

const keys = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((index) => `key${index}`),
  fc.string({ maxLength: 3 }),
);
const changes = fc.array(fc.tuple(keys, fc.option(fc.string({ maxLength: 3 }), { nil: undefined })), {
  maxLength: 80,
});

function apply(tree: HashTree, steps: readonly (readonly [string, string | undefined])[]): HashTree {
  return steps.reduce((changed, [key, encoded]) => withEntry(changed, key, encoded), tree);
}

describe('HashTree', () => {
  test('has a hash of its entries alone, whatever the changes that led there', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const entries = new Map<string, string>();
        for (const [key, encoded] of steps) {
          if (encoded === undefined) entries.delete(key);
          else entries.set(key, encoded);
        }
        const grown = apply(buildHashTree([]), steps);
        expect(hashOf(grown)).toBe(hashOf(buildHashTree([...entries].reverse())));
        expect(grown.size).toBe(entries.size);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('leaves the tree that it was made from as it was', () => {
    const entries = Array.from({ length: 100 }, (_, index): [string, string] => [
      `key${index}`,
      String(index),
    ]);
    const tree = buildHashTree(entries);
    const before = hashOf(tree);
    const removed = apply(
      tree,
      entries.slice(0, 95).map(([key]) => [key, undefined] as const),
    );
    expect(hashOf(tree)).toBe(before);
    expect(hashOf(removed)).toBe(hashOf(buildHashTree(entries.slice(95))));
    expect(hashOf(apply(removed, entries))).toBe(before);
  });

  test('holds keys whose hashes collide in all 32 bits', () => {
    // Found by search: FNV-1a of both is the same.
    const collide = ['costarring', 'liquid'];
    const entries = Array.from({ length: 20 }, (_, index): [string, string] => [`key${index}`, '1']);
    const tree = apply(
      buildHashTree(entries),
      collide.map((key) => [key, '2'] as const),
    );
    expect(hashOf(tree)).toBe(
      hashOf(buildHashTree([...entries, ...collide.map((key): [string, string] => [key, '2'])])),
    );
    expect(tree.size).toBe(22);
  });
});
