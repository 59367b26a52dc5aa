import { describe, expect, test } from 'vitest';
import { freezeState } from './freeze-state.ts';
import { StateOverlay } from './state-overlay.ts';
import { snapshotOf } from './state-view.ts';

interface State {
  orders: Record<string, { status: string; items: { id: string }[]; note?: string }>;
}

function open(): { overlay: StateOverlay; state: State } {
  const initial: State = {
    orders: { a: { status: 'new', items: [{ id: '1' }] }, b: { status: 'new', items: [] } },
  };
  const overlay = new StateOverlay(freezeState(initial));
  return { overlay, state: overlay.writable as State };
}

describe('snapshotOf', () => {
  test('is what a view shows, and stays it', () => {
    const { overlay, state } = open();
    const order = state.orders.a as State['orders'][string];
    order.status = 'sent';
    order.items.push({ id: '2' });
    const snapshot = snapshotOf(order);
    order.items.push({ id: '3' });
    order.note = 'later';
    expect(snapshot).toEqual({ status: 'sent', items: [{ id: '1' }, { id: '2' }] });
    // The same for what a read tool sees.
    expect(snapshotOf((overlay.readable as State).orders.a?.items)).toEqual([
      { id: '1' },
      { id: '2' },
      { id: '3' },
    ]);
  });

  test('shares what nothing changed', () => {
    const { overlay, state } = open();
    (state.orders.a as State['orders'][string]).status = 'sent';
    expect(snapshotOf(state.orders.b)).toBe((overlay.readable as State).orders.b);
    expect(snapshotOf(state.orders).b).toBe((overlay.readable as State).orders.b);
    expect(Object.isFrozen(snapshotOf(state.orders).b)).toBe(true);
  });

  test('leaves every other value as it is', () => {
    const made = { a: [1] };
    for (const value of [made, null, 'text', 1, undefined]) expect(snapshotOf(value)).toBe(value);
  });
});
