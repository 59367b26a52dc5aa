import { add, divide, multiply } from '../../python/arithmetic.ts';
import { extreme } from '../../python/extreme.ts';
import { calculator } from '../../tools/calculator.ts';
import type { PythonTool } from '../../tools/python-tool.ts';

/** Upstream: tasks/impl/trade_calculator.py */
export const tradeCalculatorTools: readonly PythonTool[] = [
  {
    name: 'convert_currency',
    description: 'Converts a price into another currency: the price times the rate.',
    signature: 'convert_currency(base_price: float, conversion_rate: float) -> float',
    parameters: [
      { name: 'base_price', type: 'number', description: 'The price before conversion.' },
      {
        name: 'conversion_rate',
        type: 'number',
        description: 'What one unit is worth in the other currency.',
      },
    ],
    run: (_state, [price = null, rate = null]) => multiply(price, rate),
  },
  {
    name: 'calculate_tariff',
    description: 'Works out the tariff on a price.',
    signature: 'calculate_tariff(price: float, tariff_rate: float) -> float',
    parameters: [
      { name: 'price', type: 'number', description: 'The price that the tariff is charged on.' },
      { name: 'tariff_rate', type: 'number', description: 'In percent: 7.5 for 7.5 %.' },
    ],
    run: (_state, [price = null, rate = null]) => divide(multiply(price, rate), 100n),
  },
  {
    name: 'estimate_final_value',
    description: 'Adds a tariff to a price.',
    signature: 'estimate_final_value(price: float, tariff: float) -> float',
    parameters: [
      { name: 'price', type: 'number', description: 'The price without the tariff.' },
      { name: 'tariff', type: 'number', description: 'The tariff as an amount.' },
    ],
    run: (_state, [price = null, tariff = null]) => add(price, tariff),
  },
  calculator,
  {
    name: 'find_minimum',
    description: 'Gives the least of the numbers.',
    signature: 'find_minimum(*args: float) -> float',
    parameters: [{ name: 'args', type: 'number', description: 'Any count of numbers.', isRest: true }],
    run: (_state, args) => extreme('min', args),
  },
  {
    name: 'find_maximum',
    description: 'Gives the greatest of the numbers.',
    signature: 'find_maximum(*args: float) -> float',
    parameters: [{ name: 'args', type: 'number', description: 'Any count of numbers.', isRest: true }],
    run: (_state, args) => extreme('max', args),
  },
];
