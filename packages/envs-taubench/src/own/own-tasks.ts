import { createRandom, deriveSeed } from '@sca/core';
import type { TauTask } from '../tau-task.ts';
import type { Scenario } from './scenario.ts';

/** Draws each scenario's task from a world. Seeds are per scenario, so that a new one leaves the others alone. */
export function drawTasks<State>(
  state: State,
  scenarios: Readonly<Record<string, Scenario<State>>>,
  seed: number,
): readonly TauTask[] {
  const drafts = Object.entries(scenarios).map(([name, draft]) =>
    draft(state, createRandom(deriveSeed({ run: seed, stage: 'own-task', item: name }))),
  );
  return drafts
    .filter((draft) => draft !== undefined)
    .map(({ outputs = [], ...draft }, id) => ({ id, ...draft, outputs }));
}
