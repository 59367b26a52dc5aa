import { startSession } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { openAirline, openRetail } from '../create-environment.ts';
import { officialReward } from '../reward/official-reward.ts';
import { nearMisses } from '../tasks/near-misses.ts';
import type { TauAction } from '../tau-task.ts';
import type { Taubench } from '../taubench.ts';

const WORLDS = (['upstream', 'fixed'] as const).flatMap((compat) => [
  [`retail ${compat}`, openRetail({ compat })] as const,
  [`airline ${compat}`, openAirline({ compat })] as const,
]);

function attempt({ environment }: Taubench, actions: readonly TauAction[]) {
  const session = startSession(environment);
  const results = actions.map((action) => session.call(action.name, action.arguments));
  return { session, results };
}

describe.each(WORLDS)('%s', (_name, bench) => {
  const tasks = bench.world.tasks('test');

  it('has 25 tasks or more', () => {
    expect(tasks.length).toBeGreaterThanOrEqual(25);
  });

  it.each(tasks.map((task) => [task.id, task] as const))('task %i', (_id, task) => {
    const { session, results } = attempt(bench, task.actions);
    expect(results.at(-1)?.text).not.toMatch(/^Error/);
    expect(officialReward(bench, task, { session, messages: [task.outputs.join('; ')] }).reward).toBe(1);
    expect(
      officialReward(bench, task, { session: startSession(bench.environment), messages: [] }).reward,
    ).toBe(0);
    const misses = nearMisses(bench.domain, task);
    expect(misses.length).toBeGreaterThanOrEqual(2);
    for (const { actions, outputs, why } of misses) {
      const missed = attempt(bench, actions);
      expect(officialReward(bench, task, { session: missed.session, messages: outputs }).reward, why).toBe(0);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const open = bench.domain === 'retail' ? openRetail : openAirline;
    const [same, other] = [open({ size: 40 }), open({ size: 40, seed: 2 })].map(
      ({ environment }) => environment.dataHash,
    );
    expect(open({ size: 40 }).environment.dataHash).toBe(same);
    expect(other).not.toBe(same);
  });
});
