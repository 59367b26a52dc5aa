import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from './checker.ts';
import { mixedTask } from './fixtures/check-mix.test.support.ts';
import { COUNTERS } from './fixtures/counters.test.support.ts';

const CHECKS = 3000;
const WARM_UP = 1500;
/** What garbage that is not collected yet may come to; a leak of 25 KB per check is more. */
const MAX_GROWTH_BYTES = 40 * 2 ** 20;

describe('memory', () => {
  const checker = createChecker({ environment: COUNTERS, workers: 2, mode: 'paper' });
  afterAll(() => checker.close());

  it(`stays flat over ${CHECKS} checks (memory.bench.ts: over 20,000)`, { timeout: 60_000 }, async () => {
    const rss: number[] = [];
    let judged = 0;

    for await (const _verdict of checker.checkAll(
      Array.from({ length: CHECKS }, (_item, index) => mixedTask(index)),
    )) {
      judged += 1;
      if (judged >= WARM_UP && judged % 100 === 0) rss.push(process.memoryUsage().rss);
    }

    const [early, late] = [Math.min(...rss.slice(0, 5)), Math.min(...rss.slice(-5))];
    expect(late - early).toBeLessThan(MAX_GROWTH_BYTES);
  });
});
