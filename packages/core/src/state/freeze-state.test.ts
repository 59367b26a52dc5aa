import { describe, expect, test } from 'vitest';
import { freezeState } from './freeze-state.ts';

describe('freezeState', () => {
  test('copies the state and freezes it to the bottom', () => {
    const state = { list: [{ a: 1 }], nothing: undefined, zero: -0 };
    const frozen = freezeState(state);
    expect(frozen).toEqual({ list: [{ a: 1 }], zero: 0 });
    expect('nothing' in frozen).toBe(false);
    expect(Object.is(frozen.zero, 0)).toBe(true);
    expect([frozen, frozen.list, frozen.list[0]].every(Object.isFrozen)).toBe(true);
    expect(Object.isFrozen(state)).toBe(false);
  });

  test('gives records that inherit nothing', () => {
    const orders = freezeState({ orders: {} as Record<string, unknown> }).orders;
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(orders[key]).toBeUndefined();
  });

  test.each([
    [{ a: [1, new Date(0)] }, 'an instance of Date at /a/1'],
    [{ a: { b: Number.NaN } }, 'the number NaN at /a/b'],
    [{ a: () => 1 }, 'a function at /a'],
    [{ a: 1n }, 'a bigint at /a'],
    [{ a: [undefined] }, 'undefined at /a/0'],
    [{ a: new Map() }, 'an instance of Map at /a'],
    [Promise.resolve({}), 'an instance of Promise at /'],
    ['text', 'a single value at /'],
    [{ a: JSON.parse('{"__proto__":1}') }, 'a key named __proto__ at /a/__proto__'],
  ])('refuses %o by path', (state, problem) => {
    const freezing = (): unknown => freezeState(state as object);
    expect(freezing).toThrow(expect.objectContaining({ code: 'STATE_NOT_JSON' }));
    expect(freezing).toThrow(problem);
  });

  test('refuses a state that contains itself, and takes an object in two places apart', () => {
    const circular: Record<string, unknown> = {};
    circular.self = { circular };
    expect(() => freezeState(circular)).toThrow('contains itself at /self/circular');
    const shared = { a: 1 };
    const frozen = freezeState({ one: shared, two: shared });
    expect(frozen.one).not.toBe(frozen.two);
  });
});
