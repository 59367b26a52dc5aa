import { expect, it } from 'vitest';
import { environments } from './environments.ts';
import { judgeProcedural } from './testing/judge-procedural.ts';

it.each([...environments])(
  'the procedural challenger proposes tasks for %s that hold',
  async (_id, load) => {
    const report = await judgeProcedural(await load(), 200, { enoughSequences: 15 });

    expect(report.kept / report.proposals).toBeGreaterThanOrEqual(0.6);
    expect(report.sequences).toBeGreaterThanOrEqual(15);
    expect(report).toMatchObject({
      duplicates: 0,
      unrewarded: 0,
      perturbedAccepted: 0,
      extraWriteAccepted: 0,
    });
    // Otherwise the line above says nothing of extra writes.
    expect(report.extraWriteTried).toBe(report.writing);
  },
  120_000,
);
