import { freezeState } from './freeze-state.ts';
import { digestOf } from './state-digest.ts';
import { StateOverlay } from './state-overlay.ts';

/** The initial state of an environment, made and hashed when first needed. */
export interface BaseState<State> {
  state(): State;
  digest(): string;
}

export function createBaseState<State extends object>(initial: State | (() => State)): BaseState<State> {
  let state: State | undefined;
  let digest: string | undefined;
  const load = (): State => {
    state ??= freezeState(typeof initial === 'function' ? initial() : initial);
    return state;
  };
  return {
    state: load,
    digest() {
      digest ??= digestOf(new StateOverlay(load()));
      return digest;
    },
  };
}
