import { describe, expect, test } from 'vitest';
import { freezeState } from './freeze-state.ts';
import { StateOverlay } from './state-overlay.ts';

// biome-ignore lint/suspicious/noExplicitAny: a tool's view of a state of any shape
type State = any;

const initial = {
  orders: { one: { status: 'open', tags: ['a', 'b'] }, two: { status: 'open', tags: [] as string[] } },
  list: [3, 1, 2],
  10: 'ten',
  9: 'nine',
};

function open(): { overlay: StateOverlay; state: State; read: () => State } {
  const overlay = new StateOverlay(freezeState(initial));
  return { overlay, state: overlay.writable, read: () => overlay.readable };
}

const HOSTILE: [string, ...string[]] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

describe('a view', () => {
  test('reads own properties only, before and after a write, for reading and writing', () => {
    const { state, read } = open();
    const readAll = (): unknown[] =>
      [state, read()].flatMap(({ orders }) => HOSTILE.map((key) => orders[key]));
    expect(new Set(readAll())).toEqual(new Set([undefined]));
    state.orders.three = { status: 'new' };
    expect(new Set(readAll())).toEqual(new Set([undefined]));
    expect(HOSTILE.some((key) => key in read().orders || key in state.orders.three)).toBe(false);
  });

  test('leads to no object that is not the state’s, from arrays too', () => {
    const { state } = open();
    for (const key of ['__proto__', 'constructor', 'hasOwnProperty']) expect(state.list[key]).toBeUndefined();
    const [key] = HOSTILE;
    expect(() => {
      state.list[key].polluted = true;
    }).toThrow(TypeError);
    expect(({} as State).polluted).toBeUndefined();
  });

  test('takes hostile keys as ordinary ones', () => {
    const { state, read } = open();
    for (const key of HOSTILE) state.orders[key] = { key };
    expect(HOSTILE.map((key) => read().orders[key].key)).toEqual(HOSTILE);
    expect(Object.keys(JSON.parse(JSON.stringify(state.orders)))).toEqual(['one', 'two', ...HOSTILE]);
    expect(({} as State).key).toBeUndefined();
  });

  test('shows an ordinary object to spread, assign, entries, in, for-in and JSON', () => {
    const { state } = open();
    state.orders.one.status = 'closed';
    const { one } = state.orders;
    expect({ ...one }).toEqual({ status: 'closed', tags: ['a', 'b'] });
    expect(Object.assign({ extra: 1 }, one)).toEqual({ extra: 1, status: 'closed', tags: ['a', 'b'] });
    expect(Object.entries(one)[0]).toEqual(['status', 'closed']);
    expect('status' in one && !('other' in one) && Object.hasOwn(one, 'status')).toBe(true);
    const seen: string[] = [];
    for (const key in state) seen.push(key);
    expect(seen).toEqual(['9', '10', 'orders', 'list']);
    expect(JSON.stringify(one)).toBe('{"status":"closed","tags":["a","b"]}');
  });

  test('shows an ordinary array to its methods, spread and Array.isArray', () => {
    const { state } = open();
    state.list.sort();
    const { list } = state;
    expect(Array.isArray(list)).toBe(true);
    expect([...list, list.at(-1), list.length]).toEqual([1, 2, 3, 3, 3]);
    expect(list.map((item: number) => item * 2).concat([9])).toEqual([2, 4, 6, 9]);
    expect(list.includes(2) && list.indexOf(3) === 2 && list.join() === '1,2,3').toBe(true);
    expect(String(list)).toBe('1,2,3');
  });

  test('is the same object whenever it is asked for', () => {
    const { state } = open();
    expect(state.orders.one).toBe(state.orders.one);
    const made = { n: 1 };
    state.made = made;
    expect(state.made).toBe(state.made);
    expect([state.orders.one].includes(state.orders.one)).toBe(true);
  });

  test('keeps one object in two places one object', () => {
    const { state, read } = open();
    state.first = state.orders.one;
    state.nested = { again: [state.orders.one] };
    state.first.status = 'changed';
    state.nested.again[0].tags.push('c');
    expect(read().orders.one).toEqual({ status: 'changed', tags: ['a', 'b', 'c'] });
    expect(read().nested.again[0]).toEqual(read().first);
    const made = { n: 1 };
    Object.assign(state, { left: made, right: made });
    state.left.n = 2;
    made.n += 1;
    expect([read().left.n, read().right.n]).toEqual([3, 3]);
  });

  test('shows array items as themselves after they moved', () => {
    const overlay = new StateOverlay(freezeState({ rows: [{ n: 1 }, { n: 2 }] }));
    const state = overlay.writable as State;
    state.rows.unshift({ n: 0 });
    state.rows[1].n = 10;
    state.rows.shift();
    expect(JSON.stringify(state)).toBe('{"rows":[{"n":10},{"n":2}]}');
    expect(JSON.stringify(overlay.readable)).toBe('{"rows":[{"n":10},{"n":2}]}');
  });

  test('refuses what is no JSON at the line that stores it, and takes undefined as absent', () => {
    const { state } = open();
    for (const value of [new Date(0), () => {}, Number.NaN, 1n, Symbol('s'), new Map()]) {
      expect(() => {
        state.orders.one.status = value;
      }).toThrow(expect.objectContaining({ code: 'STATE_NOT_JSON' }));
    }
    state.orders.one.status = undefined;
    expect(JSON.stringify(state.orders.one)).toBe('{"tags":["a","b"]}');
    expect(() => Object.assign(state, { [Symbol('s')]: 1 })).toThrow(TypeError);
  });

  test('keeps arrays from growing by billions', () => {
    const { state } = open();
    expect(() => {
      state.list[4_000_000_000] = 1;
    }).toThrow(RangeError);
    expect(() => {
      state.list.length = 4_000_000_000;
    }).toThrow(RangeError);
    state.list[5] = 1;
    expect(JSON.stringify(state.list)).toBe('[3,1,2,null,null,1]');
  });
});

describe('a view for reading', () => {
  const attempts: [string, (state: State) => unknown][] = [
    ['set', (state) => (state.orders.one.status = 'x')],
    ['add', (state) => (state.orders.three = {})],
    ['delete', (state) => delete state.orders.one],
    ['push', (state) => state.list.push(1)],
    ['sort', (state) => state.list.sort()],
    ['length', (state) => (state.list.length = 0)],
    ['assign', (state) => Object.assign(state.orders.one, { status: 'x' })],
    ['define', (state) => Object.defineProperty(state.orders, 'x', { value: 1 })],
    ['prototype', (state) => Object.setPrototypeOf(state.orders, {})],
    ['made', (state) => (state.made?.inner ?? state.list).push(1)],
  ];

  test.each(attempts)('cannot be changed by %s, before or after a write', (_name, attempt) => {
    const { overlay, state } = open();
    expect(() => attempt(overlay.readable)).toThrow(TypeError);
    state.orders.one.tags.push('c');
    state.list.push(4);
    state.made = { inner: [1] };
    const before = JSON.stringify(overlay.readable);
    expect(() => attempt(overlay.readable)).toThrow(TypeError);
    expect(JSON.stringify(overlay.readable)).toBe(before);
  });

  test('shares what nothing changed', () => {
    const shared = freezeState(initial);
    const overlay = new StateOverlay(shared);
    expect(overlay.readable).toBe(shared);
    (overlay.writable as State).orders.one.status = 'x';
    expect((overlay.readable as State).orders.two).toBe(shared.orders.two);
    expect(shared.orders.one.status).toBe('open');
  });
});
