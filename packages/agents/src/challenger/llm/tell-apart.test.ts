import { expect, it } from 'vitest';
import { tellApart } from './tell-apart.ts';

const order = (status: string, names: string[], city = 'Tulsa') => ({
  order_id: '#W1',
  status,
  items: names.map((name) => ({ name, price: 3 })),
  address: { city },
});

it.each([
  [
    'an item that no other has',
    order('pending', ['Mug', 'Kettle']),
    [order('pending', ['Mug'])],
    'with the Kettle',
  ],
  ['its first item where there is no other', order('pending', ['Mug', 'Kettle']), [], 'with the Mug'],
  ['its status', order('delivered', ['Mug']), [order('pending', ['Mug'])], '(delivered)'],
  [
    'all its items',
    order('pending', ['Mug', 'Kettle']),
    [order('pending', ['Mug', 'Lamp']), order('pending', ['Kettle'])],
    'with the Mug and the Kettle',
  ],
  [
    'an item and its status',
    order('pending', ['Mug']),
    [order('delivered', ['Mug']), order('pending', ['Lamp'])],
    'with the Mug (pending)',
  ],
  ['where it goes', order('pending', ['Mug']), [order('pending', ['Mug'], 'Reno')], '(address in Tulsa)'],
  ['nothing', order('pending', ['Mug']), [order('pending', ['Mug'])], undefined],
])('tells a record apart by %s', (...[, record, rivals, expected]) => {
  expect(tellApart(record, rivals)).toBe(expected);
});
