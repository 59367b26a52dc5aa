import { describe, expect, it } from 'vitest';
import { mapInOrder } from './map-in-order.ts';

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Work that ends when it is told to. */
function startWork(): { work(item: number): Promise<number>; end(item: number): void; underWay: number[] } {
  const ends = new Map<number, () => void>();
  const underWay: number[] = [];
  const work = (item: number): Promise<number> => {
    underWay.push(item);
    return new Promise((resolve) => ends.set(item, () => resolve(item)));
  };
  return { work, end: (item) => ends.get(item)?.(), underWay };
}

const turnsOfTheLoop = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await null;
};

describe('mapInOrder', () => {
  it.each([1, 2, 7, 100])('gives the results in the order of the items with %i under way', async (width) => {
    const work = async (item: number): Promise<number> => {
      for (let turn = 0; turn < (item * 7) % 5; turn += 1) await null;
      return 10 * item;
    };

    expect(await collect(mapInOrder([1, 2, 3, 4, 5, 6], { width, work }))).toEqual([10, 20, 30, 40, 50, 60]);
    expect(await collect(mapInOrder([], { width, work }))).toEqual([]);
  });

  it('reads ahead as far as its width and no further', async () => {
    const { work, end, underWay } = startWork();
    const results = mapInOrder([0, 1, 2, 3, 4, 5], { width: 3, work });

    const first = results.next();
    await turnsOfTheLoop();
    expect(underWay).toEqual([0, 1, 2]);
    end(0);
    expect(await first).toEqual({ value: 0, done: false });
    expect(underWay).toEqual([0, 1, 2]);

    const second = results.next();
    await turnsOfTheLoop();
    expect(underWay).toEqual([0, 1, 2, 3]);
    end(1);
    await second;
  });

  it('gives a result while the source makes the next item wait', async () => {
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => {});
    }

    const results = mapInOrder(slow(), { width: 4, work: async (item) => item });

    expect(await results.next()).toEqual({ value: 1, done: false });
  });

  it('lets its reader go while the source makes the next item wait', async () => {
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await new Promise(() => {});
    }

    for await (const result of mapInOrder(slow(), { width: 4, work: async (item) => item })) {
      expect(result).toBe(1);
      break;
    }
  });

  it('closes the source when its reader stops', async () => {
    let isClosed = false;
    function* source(): Generator<number> {
      try {
        yield* [1, 2, 3];
      } finally {
        isClosed = true;
      }
    }

    for await (const _result of mapInOrder(source(), { width: 1, work: async (item) => item })) break;

    expect(isClosed).toBe(true);
  });

  it('throws an error of the work in its turn, after the results before it', async () => {
    const seen: number[] = [];
    const work = async (item: number): Promise<number> => {
      if (item >= 2) throw new Error(`no ${item}`);
      return item;
    };

    await expect(
      (async () => {
        for await (const result of mapInOrder([0, 1, 2, 3, 4], { width: 5, work })) seen.push(result);
      })(),
    ).rejects.toThrow('no 2');
    expect(seen).toEqual([0, 1]);
  });

  it('throws an error of the source', async () => {
    async function* source(): AsyncGenerator<number> {
      yield 1;
      throw new Error('source');
    }

    await expect(collect(mapInOrder(source(), { width: 2, work: async (item) => item }))).rejects.toThrow(
      'source',
    );
  });
});
