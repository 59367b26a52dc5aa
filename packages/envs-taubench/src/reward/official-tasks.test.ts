import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startSession } from '@sca/core';
import { afterAll, describe, expect, it } from 'vitest';
import { openAirline, openRetail } from '../create-environment.ts';
import { TERMINATING_TOOL } from '../domain.ts';
import type { Taubench } from '../taubench.ts';
import { replayGroundTruth } from './ground-truth.ts';
import { officialReward } from './official-reward.ts';
import { selectTasks } from './paper-subset.ts';

const dataDir =
  process.env.SCA_DATA_DIR ?? join(import.meta.dirname, '../../../../../shared/benchmarks/tau-bench');
const hasData = existsSync(join(dataDir, 'retail'));
if (!hasData)
  console.warn(`Skipped: no official tau-bench data in ${dataDir}. Set SCA_DATA_DIR to run these tests.`);

function passedByNothing(bench: Taubench): number[] {
  return bench.world
    .tasks('test')
    .filter(
      (task) =>
        officialReward(bench, task, { session: startSession(bench.environment), messages: [] }).reward === 1,
    )
    .map(({ id }) => id);
}

function refusedGroundTruthCalls({ environment, world }: Taubench): number {
  return world.tasks('test').reduce((sum, task) => {
    const session = startSession(environment);
    const refused = task.actions.filter(
      (action) => action.name !== TERMINATING_TOOL && !session.call(action.name, action.arguments).ok,
    );
    return sum + refused.length;
  }, 0);
}

describe.skipIf(!hasData)('the official tasks', () => {
  const options = { world: 'official', dataDir } as const;
  const retail = hasData ? openRetail(options) : (undefined as unknown as Taubench);
  const airline = hasData ? openAirline(options) : (undefined as unknown as Taubench);
  const faults: Record<string, unknown>[] = [];
  afterAll(() => console.table(faults));

  it('are as many as published', () => {
    const count = (bench: Taubench) =>
      (['test', 'train', 'dev'] as const).map((split) => bench.world.tasks(split).length);
    expect([count(retail), count(airline)]).toEqual([
      [115, 500, 20],
      [50, 0, 0],
    ]);
  });

  it('are passed by their ground truth, given the outputs', () => {
    for (const bench of [retail, airline]) {
      for (const task of bench.world.tasks('test')) {
        const session = replayGroundTruth(bench.environment, task);
        const messages = [task.outputs.join(' ').replaceAll(',', '')];
        expect(
          officialReward(bench, task, { session, messages }).isStateEqual,
          `${bench.domain} ${task.id}`,
        ).toBe(true);
      }
    }
  });

  it('are passed by doing nothing where they are faulty', () => {
    const found = { retail: passedByNothing(retail), airline: passedByNothing(airline) };
    faults.push({ fault: 'retail: passed by doing nothing', tasks: found.retail.join(' ') });
    faults.push({ fault: 'airline: passed by doing nothing', tasks: found.airline.join(' ') });
    expect(found.retail).toEqual([10, 12, 25, 50, 57, 65, 106]);
    expect(found.airline).toEqual([
      12, 13, 15, 17, 18, 21, 24, 29, 35, 36, 37, 38, 39, 40, 41, 42, 47, 48, 49,
    ]);
  });

  it('hold ground-truth calls that are refused', () => {
    const calls = refusedGroundTruthCalls(retail);
    faults.push({ fault: 'retail: refused ground-truth calls', tasks: calls });
    expect(calls).toBe(24);
  });

  it('leave 30 airline tasks in the paper, and all retail tasks', () => {
    const left = new Set(selectTasks('airline', airline.world.tasks('test'), 'paper').map(({ id }) => id));
    expect(left.size).toBe(30);
    expect([...Array(50).keys()].filter((id) => !left.has(id))).toEqual([
      12, 13, 15, 17, 18, 21, 24, 29, 35, 36, 37, 38, 39, 40, 41, 42, 44, 47, 48, 49,
    ]);
    expect(selectTasks('retail', retail.world.tasks('test'), 'paper')).toHaveLength(115);
  });

  it('can be written as code unless doing nothing passes them', () => {
    expect([retail, airline].map(({ environment }) => environment.tasks().length)).toEqual([
      115 - 7,
      50 - 19,
    ]);
  });
});
