import type { Suite } from '../suite.ts';
import { tradeCalculatorTasks } from './trade-calculator-tasks.ts';
import { tradeCalculatorTools } from './trade-calculator-tools.ts';

/** Prices, currencies and tariffs. The tools need no tables. */
export const tradeCalculatorSuite: Suite = {
  name: 'trade_calculator',
  policy: 'You work out what trades cost and bring. Use the tools for every calculation.',
  tools: () => tradeCalculatorTools,
  ownState: () => ({}),
  officialState: async () => ({}),
  ownTasks: tradeCalculatorTasks,
};
