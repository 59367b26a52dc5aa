import { createChecker } from '../../src/index.ts';
import { shopReference, shopTask } from '../shop.ts';
import type { Contender } from './contender.ts';

/** The public checker with one worker thread: what a caller gets, message passing and kill switch included. */
export function createOwnChecker(name: string): Contender {
  const checker = createChecker({ environment: shopReference, mode: 'paper', workers: 1 });
  return {
    name,
    async check() {
      const { cases } = await checker.check(shopTask);
      return cases.map(({ passed }) => passed);
    },
    close: () => checker.close(),
  };
}
