import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRow } from '../testing/any-row.test.support.ts';
import { trips } from '../testing/carried.test.support.ts';
import { codecOf, encodingOf } from '../testing/encode.test.support.ts';
import { anyText } from '../testing/trajectory-values.test.support.ts';
import { exportFormats } from './export-formats.ts';

const RUNS = 80;

describe('what is exported and read back', () => {
  it.each(trips)('is what the row says: $format of $algorithm, $settings', ({ expected, ...request }) => {
    const codec = codecOf(request);
    let carried = 0;
    let refused = 0;
    fc.assert(
      fc.property(anyRow(request.algorithm, anyText), (row) => {
        const encoding = encodingOf(request);
        const [record] = encoding.encode(row).records;
        if (record === undefined) {
          const { rows } = encoding.report();
          expect(Object.keys(rows.refused).length + rows.withoutRecord).toBe(1);
          refused += 1;
          return;
        }
        carried += 1;
        expect(codec.decode(JSON.parse(JSON.stringify(record)))).toEqual(expected(row));
      }),
      { numRuns: RUNS },
    );
    expect(carried).toBeGreaterThan(5);
    expect(carried + refused).toBe(RUNS);
  });

  it('goes through every format', () => {
    const missing = exportFormats.flatMap(({ name, codecs }) =>
      Object.keys(codecs)
        .filter((algorithm) => algorithm !== 'ppo')
        .filter((algorithm) => !trips.some((each) => each.format === name && each.algorithm === algorithm))
        .map((algorithm) => `${name} of ${algorithm}`),
    );
    expect(missing).toEqual([]);
  });

  it('carries PPO rows as it does those of GRPO', () => {
    for (const { codecs } of exportFormats) expect(codecs.ppo).toBe(codecs.grpo);
  });
});
