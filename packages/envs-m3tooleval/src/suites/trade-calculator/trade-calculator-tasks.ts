import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';

/** The project's own tasks on trade: three of each kind. */
export function tradeCalculatorTasks(): readonly OwnTask[] {
  return [
    ...(
      [
        ['amber', 84, 2.35, 12],
        ['walnut veneer', 1260, 0.85, 7.5],
        ['tin ingots', 415.5, 1.6, 4],
      ] as const
    ).map(([goods, price, rate, tariff]) => landedCost({ goods, price, rate, tariff })),
    ...(
      [
        ['Marl', 920, [1.12, 1.31, 1.27]],
        ['Osk', 275.5, [3.4, 2.95, 3.15, 3.3]],
        ['Tern', 4800, [0.66, 0.71, 0.69]],
      ] as const
    ).map(([port, price, rates]) => bestRate(port, price, rates)),
    ...(
      [
        ['copper wire', 45, 130, 120, 10],
        ['oat flour', 3.2, 900, 500, 6],
        ['glass beads', 0.75, 2400, 2000, 15],
      ] as const
    ).map(([goods, price, count, limit, discount]) => bulkOrder({ goods, price, count, limit, discount })),
    ...(
      [
        ['spring', [640, 700, 580], 1.25, 8],
        ['autumn', [95.5, 120, 88], 2, 5],
        ['midwinter', [1500, 1725, 1610], 0.9, 11],
      ] as const
    ).map(([season, prices, rate, tariff]) => offersOfSeason({ season, prices, rate, tariff })),
  ];
}

interface Shipment {
  readonly goods: string;
  readonly price: number;
  readonly rate: number;
  readonly tariff: number;
}

function landedCost({ goods, price, rate, tariff }: Shipment): OwnTask {
  const converted = price * rate;
  const duty = (converted * tariff) / 100;
  return {
    name: `trade_calculator/landed_cost_of_${slug(goods)}`,
    instruction: `A crate of ${goods} costs ${price} crowns. One crown is worth ${rate} marks, and the harbour charges a tariff of ${tariff} % on the price in marks. What does the crate cost in marks with the tariff?`,
    expected: converted + duty,
    solution: guestCode`
      const price = convert_currency({ base_price: ${price}, conversion_rate: ${rate} });
      const tariff = calculate_tariff({ price, tariff_rate: ${tariff} });
      return estimate_final_value({ price, tariff });`,
    nearMisses: [
      {
        code: guestCode`return convert_currency({ base_price: ${price}, conversion_rate: ${rate} });`,
        why: 'Without the tariff.',
      },
      {
        code: guestCode`
          const tariff = calculate_tariff({ price: ${price}, tariff_rate: ${tariff} });
          const price = convert_currency({ base_price: ${price}, conversion_rate: ${rate} });
          return estimate_final_value({ price, tariff });`,
        why: 'The tariff is charged on the price in crowns.',
      },
    ],
  };
}

function bestRate(port: string, price: number, rates: readonly number[]): OwnTask {
  const best = Math.max(...rates);
  return {
    name: `trade_calculator/best_rate_in_${slug(port)}`,
    instruction: `The money changers in ${port} offer the rates ${rates.join(', ')}. You change ${price} crowns. How much do you get at the best of these rates?`,
    expected: price * best,
    solution: guestCode`
      const conversion_rate = find_maximum({ args: ${rates} });
      return convert_currency({ base_price: ${price}, conversion_rate });`,
    nearMisses: [
      {
        code: guestCode`
          const conversion_rate = find_minimum({ args: ${rates} });
          return convert_currency({ base_price: ${price}, conversion_rate });`,
        why: 'The worst rate.',
      },
      { code: guestCode`return find_maximum({ args: ${rates} });`, why: 'The rate, not the amount.' },
    ],
  };
}

interface Order {
  readonly goods: string;
  readonly price: number;
  readonly count: number;
  readonly limit: number;
  readonly discount: number;
}

function bulkOrder({ goods, price, count, limit, discount }: Order): OwnTask {
  const total = price * count;
  return {
    name: `trade_calculator/bulk_order_of_${slug(goods)}`,
    instruction: `A unit of ${goods} costs ${price} marks. Whoever orders more than ${limit} units gets ${discount} % off the whole order. What do ${count} units cost?`,
    expected: (total * (100 - discount)) / 100,
    solution: [
      guestCode`const expression = ${`${price} * ${count} * (100 - ${discount}) / 100`};`,
      'return calculator({ expression });',
    ].join('\n'),
    nearMisses: [
      {
        code: guestCode`return calculator({ expression: ${`${price} * ${count}`} });`,
        why: 'Without the discount.',
      },
      {
        code: guestCode`return calculator({ expression: ${`${price} * ${limit} + ${price} * (${count} - ${limit}) * (100 - ${discount}) / 100`} });`,
        why: 'The discount is taken off only what is above the limit.',
      },
    ],
  };
}

interface Season {
  readonly season: string;
  readonly prices: readonly number[];
  readonly rate: number;
  readonly tariff: number;
}

function offersOfSeason({ season, prices, rate, tariff }: Season): OwnTask {
  const values = prices.map((price) => price * rate + (price * rate * tariff) / 100);
  return {
    name: `trade_calculator/offers_of_${slug(season)}`,
    instruction: `The offers of ${season} are ${prices.join(', ')} crowns. Convert each at ${rate} marks to the crown and add a tariff of ${tariff} %. Answer with the list of the final values, in the order of the offers.`,
    expected: values,
    solution: guestCode`
      return ${prices}.map((base_price) => {
        const price = convert_currency({ base_price, conversion_rate: ${rate} });
        return estimate_final_value({ price, tariff: calculate_tariff({ price, tariff_rate: ${tariff} }) });
      });`,
    nearMisses: [
      { code: guestCode`return ${[...values].reverse()};`, why: 'In the wrong order.' },
      { code: guestCode`return ${values.slice(1)};`, why: 'One value is missing.' },
      { code: guestCode`return ${prices.map((price) => price * rate)};`, why: 'Without the tariff.' },
    ],
  };
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(' ', '_');
}
