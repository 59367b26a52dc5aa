import { expect, test } from 'vitest';
import { freezeState } from './freeze-state.ts';
import { diffOf } from './state-diff.ts';
import { StateOverlay } from './state-overlay.ts';

// biome-ignore lint/suspicious/noExplicitAny: a tool's view of a state of any shape
type State = any;

const initial = {
  orders: { b: { status: 'open', tags: ['x', 'y', 'z'] }, a: { status: 'open', tags: ['x'] } },
  'a/b~c': 1,
  moved: { n: 1, m: [1] },
};

function diffAfter(change: (state: State) => void): unknown {
  const overlay = new StateOverlay(freezeState(initial));
  change(overlay.writable);
  return diffOf(overlay);
}

test('names changed places, in the order of keys', () => {
  const diff = diffAfter((state) => {
    state.orders.b.status = 'closed';
    state.orders.a.tags.push('new');
    state.orders.b.tags.length = 1;
    delete state['a/b~c'];
    state.orders.c = { status: 'new' };
  });
  expect(diff).toEqual([
    { type: 'removed', path: '/a~1b~0c', before: 1 },
    { type: 'added', path: '/orders/a/tags/1', after: 'new' },
    { type: 'replaced', path: '/orders/b/status', before: 'open', after: 'closed' },
    { type: 'removed', path: '/orders/b/tags/2', before: 'z' },
    { type: 'removed', path: '/orders/b/tags/1', before: 'y' },
    { type: 'added', path: '/orders/c', after: { status: 'new' } },
  ]);
});

test('looks into an object that took the place of another', () => {
  expect(
    diffAfter((state) => {
      state.moved = { n: 1, m: [1, 2] };
    }),
  ).toEqual([{ type: 'added', path: '/moved/m/1', after: 2 }]);
  expect(
    diffAfter((state) => {
      state.moved = [1];
    }),
  ).toEqual([{ type: 'replaced', path: '/moved', before: { n: 1, m: [1] }, after: [1] }]);
});

test('is empty where the state is what it was', () => {
  const changes: ((state: State) => void)[] = [
    () => {},
    (state) => {
      state.orders.a.status = 'closed';
      state.orders.a.status = 'open';
    },
    (state) => {
      state.orders.b.tags.push(state.orders.b.tags.pop());
    },
    (state) => {
      state.moved = structuredClone(initial.moved);
    },
    (state) => {
      state.nothing = undefined;
    },
  ];
  expect(changes.map(diffAfter)).toEqual(changes.map(() => []));
});
