import { environmentReferences, m3tooleval, suitesOf } from '@sca/envs-m3tooleval';
import { createChecker } from '@sca/sandbox';
import { expect, it } from 'vitest';

it.each([['m3tooleval/calculation'], ['m3tooleval/web-browsing']])(
  'every own task of %s is kept',
  async (group) => {
    const references = environmentReferences(group);
    expect(references).toHaveLength(suitesOf(group).length);
    for (const [index, environment] of references.entries()) {
      const [own] = (await m3tooleval.environments(group)).slice(index);
      const tasks = own?.tasks() ?? [];
      await using checker = createChecker({ environment, mode: 'strict', workers: 2 });
      const verdicts = [];
      for await (const verdict of checker.checkAll(tasks)) verdicts.push(verdict);
      const lost = verdicts
        .filter(({ kept }) => !kept)
        .map(({ reason, detail, caseName }) => ({ reason, detail, caseName }));
      expect(lost).toEqual([]);
      expect(verdicts).toHaveLength(tasks.length);
    }
  },
  120_000,
);
