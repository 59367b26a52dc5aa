import { describe, expect, test } from 'vitest';
import { createRandom, deriveSeed } from './seed.ts';

describe('deriveSeed', () => {
  // python3: int(hashlib.sha256(json.dumps([1,"rollout","task-7",0,0],separators=(",",":"),
  //          ensure_ascii=False).encode()).hexdigest()[:8], 16)
  test.each([
    [{ run: 1, stage: 'rollout', item: 'task-7' }, 3103290689],
    [{ run: 42, stage: 'challenge', item: 'ü', trial: 3, turn: 2 }, 2526673834],
    [{ run: 'nightly', stage: 'rollout', item: 7 }, 2985937197],
  ])('of %o stays as it is', (scope, seed) => {
    expect(deriveSeed(scope)).toBe(seed);
  });

  test('tells every part of the scope apart', () => {
    const scope = { run: 1, stage: 'a', item: 1, trial: 1, turn: 1 };
    const changes = [
      {},
      { run: 2 },
      { run: '1' },
      { stage: 'b' },
      { item: 2 },
      { item: '1' },
      { trial: 2 },
      { turn: 2 },
    ];
    expect(new Set(changes.map((change) => deriveSeed({ ...scope, ...change }))).size).toBe(changes.length);
  });
});

describe('createRandom', () => {
  // From an implementation in Python on 64-bit words: xoroshiro128+ (24, 16, 37) from the states
  // (-1 << 32 | ~h, h << 32), where h is MurmurHash3's last step of the seed.
  test('gives the same stream everywhere', () => {
    const integers = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 8 }, () => random.integer(0, 99));
    };
    expect(integers(1)).toEqual([20, 56, 62, 61, 0, 57, 18, 83]);
    expect(integers(2)).toEqual([69, 75, 68, 34, 64, 56, 54, 7]);
    const random = createRandom(3103290689);
    expect([random.float(), random.float(), random.float()]).toEqual([
      0.24557494449640815, 0.6643455328244763, 0.21765975129449855,
    ]);
  });

  test('starts neighbouring seeds apart', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => createRandom(seed).integer(0, 9));
    const counts = Array.from({ length: 10 }, (_, digit) => firsts.filter((first) => first === digit).length);
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(40);
    const repeats = firsts.filter((first, index) => first === firsts[index + 1]).length;
    expect(Math.abs(repeats - 100)).toBeLessThan(40);
  });

  test('reaches both ends and nothing beyond', () => {
    const random = createRandom(5);
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(-1, 1)));
    expect([...drawn].sort()).toEqual([-1, 0, 1]);
  });

  test('picks and shuffles without changing the list', () => {
    const items = Object.freeze(['a', 'b', 'c', 'd']);
    const random = createRandom(7);
    expect(items).toContain(random.pick(items));
    expect(random.shuffle(items).sort()).toEqual(items);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
