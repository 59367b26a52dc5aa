import { expect, test } from 'vitest';
import { knownPrice } from './known-price.ts';
import { openAIPrice } from './price-table.ts';

const openAI = { baseUrl: 'https://api.openai.com/v1', model: 'gpt-4o' };

test('is the configured price, else that of the list for models of OpenAI, else unknown', () => {
  const price = { promptUsdPerMillion: 1, completionUsdPerMillion: 2 };
  expect(knownPrice({ ...openAI, price })).toBe(price);
  expect(knownPrice(openAI)).toEqual(openAIPrice('gpt-4o'));
  expect(knownPrice({ ...openAI, baseUrl: 'http://localhost:8000/v1' })).toBeUndefined();
  expect(knownPrice({ ...openAI, model: 'no-such-model' })).toBeUndefined();
});
