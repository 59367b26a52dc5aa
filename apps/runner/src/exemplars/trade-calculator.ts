import type { Exemplar } from '@sca/agents';

/** Two routes for the same goods. */
export const tradeCalculator: Exemplar = {
  instruction:
    'A bale of felt costs 64 crowns. It can come by the river, where a crown is worth 1.75 marks and a tariff of 15 % is ' +
    'added, or over the pass, where a crown is worth 1.9 marks and the tariff is 5 %. What do three bales cost in marks, ' +
    'tariff included, on the route that costs less?',
  verify: `function verify(answer) {
  if (typeof answer !== 'number' && typeof answer !== 'string') return false;
  const [amount] = String(answer).match(/\\d+(\\.\\d+)?/) ?? [];
  return Math.abs(Number(amount) - 383.04) < 0.005;
}`,
  solution: `const costOf = (conversion_rate, tariff_rate) => {
  const price = convert_currency({ base_price: 64, conversion_rate });
  return estimate_final_value({ price, tariff: calculate_tariff({ price, tariff_rate }) });
};
const least = find_minimum({ args: [costOf(1.75, 15), costOf(1.9, 5)] });
return calculator({ expression: '3 * ' + least });`,
  failures: [
    { code: `return 3 * 128.8;`, why: 'Takes the river, which only has the better rate.' },
    { code: `return 127.68;`, why: 'Gives the cost of a single bale.' },
    { code: `return calculator({ expression: '3 * 64 * 1.9' });`, why: 'Leaves the tariff out.' },
  ],
};
