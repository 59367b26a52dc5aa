import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planExperiment } from '../plan/plan-experiment.ts';
import { planText } from '../plan/plan-text.ts';
import { loadExperiment } from './load-experiment.ts';

const folder = join(import.meta.dirname, '../../../../experiments');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe('the experiments that are shipped', () => {
  it.each(files)('%s can be run as it stands', async (file) => {
    const experiment = await loadExperiment(join(folder, file));
    expect(`${experiment.name}.yaml`).toBe(file);
    const plan = planExperiment({ experiment, stages: ['rollout'], sets: [], hasUser: false });
    expect(planText(experiment, plan)).toContain(experiment.environment);
  });

  it.each(files.filter((name) => name.startsWith('paper-')))(
    '%s has the numbers of the paper',
    async (file) => {
      const { challenge, rollout, build, evaluate, mode } = await loadExperiment(join(folder, file));
      expect([
        mode,
        challenge.tasks,
        rollout.perTask,
        rollout.steps,
        build.algorithm,
        evaluate.trials,
      ]).toEqual(['paper', 800, 15, 15, 'rft', 4]);
    },
  );
});
