import { getEventListeners } from 'node:events';
import { expect, it, vi } from 'vitest';
import { onAbort } from './on-abort.ts';

it('calls everybody back who still listens, behind one listener', () => {
  const { signal, abort } = controllerOf();
  const callbacks = Array.from({ length: 100 }, () => vi.fn());
  const [leaveFirst] = callbacks.map((callback) => onAbort(signal, callback));
  leaveFirst?.();
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  abort();
  expect(callbacks.map((callback) => callback.mock.calls.length)).toEqual([0, ...Array(99).fill(1)]);
});

function controllerOf(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
