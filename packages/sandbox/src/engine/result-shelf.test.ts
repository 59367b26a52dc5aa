import { describe, expect, it } from 'vitest';
import { ResultShelf } from './result-shelf.ts';

const text = (name: string, length = 100): string => JSON.stringify(name.padEnd(length, '.'));

describe('a shelf of results', () => {
  it('chooses what is long enough and not there yet, as often as it is wanted', () => {
    const shelf = new ResultShelf();

    expect(shelf.choose([text('a'), '"short"', text('b'), text('a')])).toEqual([
      text('a'),
      text('b'),
      text('a'),
    ]);
    shelf.add([text('a'), text('b')]);
    expect(shelf.choose([text('a'), text('b'), text('a')])).toEqual([text('a')]);
    expect(shelf.choose([text('b')])).toEqual([]);
  });

  it('hands out each copy once per run, by its number', () => {
    const shelf = new ResultShelf();
    shelf.add([text('a'), text('b'), text('a')]);

    expect([
      shelf.take(text('a')),
      shelf.take(text('b')),
      shelf.take(text('a')),
      shelf.take(text('a')),
      shelf.take(text('c')),
    ]).toEqual([0, 1, 2, undefined, undefined]);
    shelf.restart();
    expect(shelf.take(text('a'))).toBe(0);
  });

  it('takes no more texts and no longer ones than it has room for', () => {
    const shelf = new ResultShelf();
    const many = Array.from({ length: 100 }, (_item, index) => text(String(index)));

    const chosen = shelf.choose(many);
    shelf.add(chosen);

    expect(chosen).toHaveLength(64);
    expect(shelf.choose(many)).toEqual([]);
    expect(new ResultShelf().choose([text('a', 200_000), text('b', 100_000), text('c', 50_000)])).toEqual([
      text('a', 200_000),
      text('c', 50_000),
    ]);
  });
});
