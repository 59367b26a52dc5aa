import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineIndex } from './line-index.ts';

it('sorts lines by bucket, buckets by their first lines', () => {
  const hashes = fc.array(fc.option(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer())), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(hashes, (list) => {
      const index = new LineIndex();
      for (const [position, hash] of list.entries())
        index.add({ offset: position * 10, length: position, hash });
      const { positions, starts } = index.sorted();
      const found = Array.from({ length: index.buckets }, (_, bucket) => ({
        hash: index.hashOf(bucket),
        lines: [...positions.subarray(starts[bucket], starts[bucket + 1])],
      }));
      const expected = new Map<number, number[]>();
      for (const [position, hash] of list.entries())
        if (hash !== null) expected.set(hash, [...(expected.get(hash) ?? []), position]);
      expect(found).toEqual([...expected].map(([hash, lines]) => ({ hash, lines })));
    }),
  );
});

it('grows past its first tables and past offsets of 32 bits', () => {
  const index = new LineIndex();
  const count = 5000;
  for (let position = 0; position < count; position += 1)
    index.add({ offset: position * 2 ** 32, length: position, hash: position * 1024 });
  expect(index.buckets).toBe(count);
  expect(index.placeOf(count - 1)).toEqual({ offset: (count - 1) * 2 ** 32, length: count - 1 });
  expect([...index.sorted().positions]).toEqual(Array.from({ length: count }, (_, position) => position));
});
