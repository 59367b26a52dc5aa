import { expect, it } from 'vitest';
import { calledBy, createFit, meaningWords, singular, spokenWords } from './words.ts';

it.each([
  ['newItemIds', ['new', 'item', 'ids']],
  ['payment_method_id', ['payment', 'method', 'id']],
  ['address2', ['address2']],
])('%s is spoken as %j', (name, words) => {
  expect(spokenWords(name)).toEqual(words);
});

it.each([
  ['new_item_ids', ['item', 'id']],
  ['from_location', ['location']],
  ['hotel_price_per_night', ['hotel', 'price']],
  ['to', ['to']],
])('%s means %j', (name, words) => {
  expect(meaningWords(name)).toEqual(words);
});

it.each([
  ['cities', 'city'],
  ['boxes', 'box'],
  ['address', 'address'],
  ['status', 'status'],
  ['orders', 'order'],
])('%s is several of %s', (several, one) => {
  expect(singular(several)).toBe(one);
});

it.each([
  ['order_id', ['user', 'order', 'id'], 1],
  ['order_id', ['user', 'id'], 0.05],
  ['order_id', ['order'], 0.5],
  ['order_id', ['city'], 0],
  // A price of a night fits where a price is asked for, a night does not.
  ['flight_price', ['flight', 'price'], 1],
  ['flight_price', ['flight'], 0.2],
])('%s is fitted by %j to %d', (parameter, called, fit) => {
  expect(createFit(meaningWords(parameter))(calledBy(called))).toBeCloseTo(fit);
});
