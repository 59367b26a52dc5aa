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
      await using checker = createChecker({ environment, mode: 'strict', workers: 1 });
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

// An agent whose answer broke the verifier would have its failure left out of the numbers.
it('an answer made to break the verifier is a wrong answer', async () => {
  const id = 'm3tooleval/trade-calculator';
  const [environment] = environmentReferences(id);
  const [task] = await m3tooleval.tasks(id);
  if (!environment || !task) throw new Error('no task');
  const texts = ['-1', 'not 1', '1 if 1 else ', '[', '1,', '"', ' x', '.'].map((text) => text.repeat(20_000));
  const deep = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
  const answers = [...texts, deep, Array(50_000).fill(1), 'inf', '1e999', '__proto__', {}];
  await using checker = createChecker({ environment, workers: 1 });
  for (const answer of answers) {
    const report = await checker.reward({ task, calls: [], answer, messages: [] });
    expect(report, JSON.stringify(answer).slice(0, 20)).toMatchObject({ reward: 0, bucket: 'agent' });
  }
});
