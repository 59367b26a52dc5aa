import { describe, expect, test } from 'vitest';
import { createBaseState } from './base-state.ts';
import { freezeState } from './freeze-state.ts';
import { digestOf } from './state-digest.ts';
import { StateOverlay } from './state-overlay.ts';

type State = Record<string, unknown>;

function digest(state: object): string {
  return createBaseState(state).digest();
}

function open(state: State): { overlay: StateOverlay; state: State } {
  const overlay = new StateOverlay(freezeState(state));
  return { overlay, state: overlay.writable as State };
}

function numbered(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));
}

const orders = Object.fromEntries(
  Array.from({ length: 1000 }, (_, index) => [
    `#W${index}`,
    {
      id: `#W${index}`,
      items: Array.from({ length: index % 20 }, (_, item) => item),
      note: 'n'.repeat(index % 300),
    },
  ]),
);

describe('digestOf', () => {
  // From the implementation in Python of packages/core/README.md.
  test.each([
    ['an empty record', {}, '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
    ['an empty array', [], '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'],
    [
      'scalars and unusual keys',
      { b: [1, 'x', null, true], a: { 'ü😀\uffff': 1.5 } },
      '2c00ac345a2ce16f191feac9a5348236b419cad65402d540890472ea48a544a8',
    ],
    ['16 members', numbered(16), '2e7052593613b1546fe7a2228fe7658df9f10b265b4c1c678b731ccfdc7c2dd0'],
    ['17 members', numbered(17), 'c3b72feca03802f87e9bb814a8f98ada07a71775f40f267e4023a30b4390575f'],
    ['17 items', [...Array(17).keys()], '27e90177eeeeb9e0bf6a8288bef15f6cf122c39b0961e1cd10f16e67e73dbef8'],
    [
      'an encoding of 256 characters',
      { in: { text: 'x'.repeat(245) } },
      '7ad240b44339f2bb594f08214ba620938f37767744b0fa261e18fde34341f528',
    ],
    [
      'an encoding of 257 characters',
      { in: { text: 'x'.repeat(246) } },
      '01db933b79aefa4a06b14e2f8e1b19283acaa37bfe40834cc8c4eaa8c3f99c42',
    ],
    ['a thousand records', { orders }, 'a4a3c605ca4c68fc7e3652962a6d8d17fd8843922dc1cb4926da5b90459f07a7'],
  ])('of %s is what another implementation gives', (_name, state, expected) => {
    expect(digest(state)).toBe(expected);
  });

  test('tells arrays from records, texts from numbers, and absent from null', () => {
    const states = [
      { a: [] },
      { a: {} },
      { a: ['x'] },
      { a: { 0: 'x' } },
      { a: '0' },
      { a: 0 },
      { a: null },
      {},
    ];
    const large = [
      { a: [...Array(20).keys()] },
      { a: { ...Array.from({ length: 20 }, (_, index) => index) } },
    ];
    const digests = [...states, ...large].map(digest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('of text that looks like a hash is not the hash', () => {
    expect(digest({ a: '#00' })).not.toBe(digest({ a: '*{00' }));
  });

  test('comes back when a change is undone, across the sizes where the encoding changes', () => {
    for (const size of [15, 16, 17, 18, 300]) {
      const { overlay, state } = open({ rows: numbered(size) });
      const before = digestOf(overlay);
      const rows = state.rows as State;
      rows.extra = 1;
      expect(digestOf(overlay)).toBe(digest({ rows: { ...numbered(size), extra: 1 } }));
      delete rows.extra;
      delete rows.k3;
      expect(digestOf(overlay)).not.toBe(before);
      rows.k3 = 3;
      expect(digestOf(overlay)).toBe(before);
    }
  });

  test.each([
    ['a Date within an object', (state: State) => (state.a = { when: [new Date(0)] })],
    ['NaN within an array', (state: State) => (state.a = [Number.NaN])],
    ['itself', (state: State) => ((state.box as State).self = state.box)],
  ])('refuses a state into which a tool put %s', (_name, change) => {
    const { overlay, state } = open({ box: {} });
    change(state);
    expect(() => digestOf(overlay)).toThrow(expect.objectContaining({ code: 'STATE_NOT_JSON' }));
  });

  test('sees what a tool changes later in an object that it put in the state', () => {
    const { overlay, state } = open({});
    const made = { inner: { n: 1 } };
    state.made = Object.freeze(made);
    expect(digestOf(overlay)).toBe(digest({ made: { inner: { n: 1 } } }));
    (state.made as typeof made).inner.n = 2;
    expect(digestOf(overlay)).toBe(digest({ made: { inner: { n: 2 } } }));
  });
});
