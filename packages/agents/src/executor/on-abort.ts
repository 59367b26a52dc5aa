const hubs = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal aborts; what is returned takes that back.
 *
 * Thousands of episodes share the signal of their run. A signal keeps its listeners in a list that is searched for each
 * one that leaves, and warns beyond a few, so all callbacks of one signal stand behind a single listener.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = hubs.get(signal) ?? openHub(signal);
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}

function openHub(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  hubs.set(signal, callbacks);
  signal.addEventListener(
    'abort',
    () => {
      for (const callback of callbacks) callback();
    },
    { once: true },
  );
  return callbacks;
}
