import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';

/** The project's own tasks on trade, each worded on its own; the sums were worked out by hand. */
export function tradeCalculatorTasks(): readonly OwnTask[] {
  return [...oneCall, ...twoCalls, ...threeCalls];
}

const oneCall: readonly OwnTask[] = [
  {
    name: 'trade_calculator/crowns_left',
    instruction: 'I have 640 crowns left and each one is worth 1.85 marks. How many marks is that?',
    expected: 1184,
    solution: guestCode`return convert_currency({ base_price: 640, conversion_rate: 1.85 });`,
    nearMisses: [
      { code: guestCode`return calculator({ expression: '640 / 1.85' });`, why: 'Converted the wrong way.' },
      { code: guestCode`return estimate_final_value({ price: 640, tariff: 1.85 });`, why: 'Adds the rate.' },
    ],
  },
  {
    name: 'trade_calculator/lamp_oil',
    instruction:
      'Customs takes 6.5 % on lamp oil. My barrels are valued at 2380 marks, so what is the customs bill?',
    expected: 154.7,
    solution: guestCode`return calculate_tariff({ price: 2380, tariff_rate: 6.5 });`,
    nearMisses: [
      {
        code: guestCode`return calculate_tariff({ price: 2380, tariff_rate: 65 });`,
        why: 'Ten times too much.',
      },
      { code: guestCode`return calculator({ expression: '2380 * 1.065' });`, why: 'The oil included.' },
    ],
  },
  {
    name: 'trade_calculator/kettles',
    instruction: 'The kettles come to 918 marks, plus 73.44 in duty. Total?',
    expected: 991.44,
    solution: guestCode`return estimate_final_value({ price: 918, tariff: 73.44 });`,
    nearMisses: [
      {
        code: guestCode`return calculate_tariff({ price: 918, tariff_rate: 73.44 });`,
        why: 'Takes it as a rate.',
      },
      { code: guestCode`return calculator({ expression: '918 - 73.44' });`, why: 'Takes the duty off.' },
    ],
  },
  {
    name: 'trade_calculator/worked_out',
    instruction: 'Work out (1250 - 85) * 1.2 for me.',
    expected: 1398,
    solution: guestCode`return calculator({ expression: '(1250 - 85) * 1.2' });`,
    nearMisses: [
      {
        code: guestCode`return calculator({ expression: '1250 - 85 * 1.2' });`,
        why: 'Without the parentheses.',
      },
      { code: guestCode`return calculator({ expression: '1250 - 85' });`, why: 'Stops half-way.' },
    ],
  },
  {
    name: 'trade_calculator/hauliers',
    instruction:
      'Four hauliers have answered. They want 415, 389.5, 402 and 396 marks; which amount is the lowest?',
    expected: 389.5,
    solution: guestCode`return find_minimum({ args: [415, 389.5, 402, 396] });`,
    nearMisses: [
      { code: guestCode`return find_maximum({ args: [415, 389.5, 402, 396] });`, why: 'The highest.' },
      { code: guestCode`return find_minimum({ args: [415, 402, 396] });`, why: 'The second lowest.' },
    ],
  },
  {
    name: 'trade_calculator/old_crane',
    instruction: "Bids for the old crane so far: 7200, 6850, 7415, 7390. I'd like to know the highest.",
    expected: 7415n,
    solution: guestCode`return find_maximum({ args: [7200, 6850, 7415, 7390] });`,
    nearMisses: [
      { code: guestCode`return find_minimum({ args: [7200, 6850, 7415, 7390] });`, why: 'The lowest.' },
      { code: guestCode`return 7390;`, why: 'The last bid.' },
    ],
  },
  {
    name: 'trade_calculator/coffee_stain',
    instruction:
      "There is a coffee stain on my ledger. The line reads 36 * 14.75 + 120 but I can't make out what it comes to. Could you?",
    expected: 651,
    solution: guestCode`return calculator({ expression: '36 * 14.75 + 120' });`,
    nearMisses: [
      {
        code: guestCode`return calculator({ expression: '36 * (14.75 + 120)' });`,
        why: 'Adds before it multiplies.',
      },
      { code: guestCode`return calculator({ expression: '36 * 14.75' });`, why: 'Without the 120.' },
    ],
  },
];

const twoCalls: readonly OwnTask[] = [
  {
    name: 'trade_calculator/wall_clock',
    instruction:
      'A wall clock is listed at 320 guilders, one guilder buys 2.5 marks, and the duty is 9 % of the price in marks. How big is the duty?',
    expected: 72,
    solution: guestCode`
      const price = convert_currency({ base_price: 320, conversion_rate: 2.5 });
      return calculate_tariff({ price, tariff_rate: 9 });`,
    nearMisses: [
      {
        code: guestCode`return calculate_tariff({ price: 320, tariff_rate: 9 });`,
        why: 'Of the price in guilders.',
      },
      {
        code: guestCode`return convert_currency({ base_price: 320, conversion_rate: 2.5 });`,
        why: 'The price, not the duty.',
      },
    ],
  },
  {
    name: 'trade_calculator/cork',
    instruction:
      'What do I hand over in all for cork worth 1500 marks once a tariff of 12 % has gone on top?',
    expected: 1680,
    solution: guestCode`
      const tariff = calculate_tariff({ price: 1500, tariff_rate: 12 });
      return estimate_final_value({ price: 1500, tariff });`,
    nearMisses: [
      {
        code: guestCode`return calculate_tariff({ price: 1500, tariff_rate: 12 });`,
        why: 'Only the tariff.',
      },
      { code: guestCode`return estimate_final_value({ price: 1500, tariff: 12 });`, why: 'Adds the rate.' },
    ],
  },
  {
    name: 'trade_calculator/money_changers_of_pell',
    instruction:
      'I am leaving Pell with 200 dinars in my pocket. The money changers there pay 3.1, 3.25 or 3.18 marks for a dinar, and naturally I go to the most generous one. Tell me how many marks I walk away with.',
    expected: 650,
    solution: guestCode`
      const conversion_rate = find_maximum({ args: [3.1, 3.25, 3.18] });
      return convert_currency({ base_price: 200, conversion_rate });`,
    nearMisses: [
      {
        code: guestCode`
          const conversion_rate = find_minimum({ args: [3.1, 3.25, 3.18] });
          return convert_currency({ base_price: 200, conversion_rate });`,
        why: 'At the worst rate.',
      },
      { code: guestCode`return find_maximum({ args: [3.1, 3.25, 3.18] });`, why: 'The rate, not the marks.' },
    ],
  },
  {
    name: 'trade_calculator/wharf_tariff',
    instruction:
      'Turn 480 crowns into marks at 1.5 and put the 35 marks of wharf tariff on top. Where do I end up?',
    expected: 755,
    solution: guestCode`
      const price = convert_currency({ base_price: 480, conversion_rate: 1.5 });
      return estimate_final_value({ price, tariff: 35 });`,
    nearMisses: [
      {
        code: guestCode`return convert_currency({ base_price: 480, conversion_rate: 1.5 });`,
        why: 'Without the tariff.',
      },
      {
        code: guestCode`
          const base_price = estimate_final_value({ price: 480, tariff: 35 });
          return convert_currency({ base_price, conversion_rate: 1.5 });`,
        why: 'The tariff is converted too.',
      },
    ],
  },
  {
    name: 'trade_calculator/slate',
    instruction:
      "Quotes for slate: 860, 845, 910. I'll go with the cheapest; how much is a 4 % tariff on it?",
    expected: 33.8,
    solution: guestCode`
      const price = find_minimum({ args: [860, 845, 910] });
      return calculate_tariff({ price, tariff_rate: 4 });`,
    nearMisses: [
      {
        code: guestCode`return calculate_tariff({ price: 860, tariff_rate: 4 });`,
        why: 'On the first quote.',
      },
      {
        code: guestCode`return calculate_tariff({ price: 910, tariff_rate: 4 });`,
        why: 'On the dearest quote.',
      },
    ],
  },
];

const threeCalls: readonly OwnTask[] = [
  {
    name: 'trade_calculator/violins',
    instruction:
      'My cousin ships violins. One costs 900 crowns, a crown stands at 1.4 marks, and at our border 5 % of the price in marks is due. What will I have paid for one in marks, border included?',
    expected: 1323,
    solution: guestCode`
      const price = convert_currency({ base_price: 900, conversion_rate: 1.4 });
      const tariff = calculate_tariff({ price, tariff_rate: 5 });
      return estimate_final_value({ price, tariff });`,
    nearMisses: [
      {
        code: guestCode`return convert_currency({ base_price: 900, conversion_rate: 1.4 });`,
        why: 'Without the border.',
      },
      {
        code: guestCode`
          const price = convert_currency({ base_price: 900, conversion_rate: 1.4 });
          const tariff = calculate_tariff({ price: 900, tariff_rate: 5 });
          return estimate_final_value({ price, tariff });`,
        why: 'The border takes its share of the crowns.',
      },
    ],
  },
  {
    name: 'trade_calculator/stoves',
    instruction:
      'Of the stoves at 275, 240 and 310 marks I take the least expensive. Add the import tariff of 15 % and give me the sum I owe.',
    expected: 276,
    solution: guestCode`
      const price = find_minimum({ args: [275, 240, 310] });
      const tariff = calculate_tariff({ price, tariff_rate: 15 });
      return estimate_final_value({ price, tariff });`,
    nearMisses: [
      { code: guestCode`return calculate_tariff({ price: 240, tariff_rate: 15 });`, why: 'Only the tariff.' },
      {
        code: guestCode`
          const tariff = calculate_tariff({ price: 275, tariff_rate: 15 });
          return estimate_final_value({ price: 275, tariff });`,
        why: 'The first stove.',
      },
    ],
  },
];
