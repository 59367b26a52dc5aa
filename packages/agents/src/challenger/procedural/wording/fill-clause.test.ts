import { createRandom } from '@sca/core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readParameters } from '../parameter.ts';
import { fillClause, type StatedArgument } from './fill-clause.ts';

interface Said {
  readonly schema: z.ZodType;
  readonly phrase: string;
  readonly type?: StatedArgument['type'];
}

function fill(clause: string, said: Record<string, Said>): Set<string> {
  const input = z.object(
    Object.fromEntries(Object.entries(said).map(([name, { schema }]) => [name, schema])),
  );
  const parameters =
    readParameters({ name: 'do_it', description: clause, effect: 'read', input, execute: () => 0 }) ?? [];
  const args = parameters.map((parameter): StatedArgument => {
    const { phrase, type = 'stated' } = said[parameter.name] as Said;
    const isNumber = (parameter.kind === 'number' || parameter.kind === 'integer') && type === 'stated';
    return { parameter, phrase, type, isNumber, isEmpty: phrase === '' };
  });
  return new Set(Array.from({ length: 20 }, (_item, seed) => fillClause(clause, args, createRandom(seed))));
}

const text = z.string();
const number = z.number();

it('puts a value where its noun stands', () => {
  expect(
    fill('count how often each letter occurs in a DNA sequence', {
      dna_sequence: { schema: text.describe('DNA.'), phrase: 'ACGT' },
    }),
  ).toEqual(new Set(['count how often each letter occurs in the DNA sequence ACGT']));
  expect(fill('cancel a pending order', { order_id: { schema: text, phrase: '#W1' } })).toEqual(
    new Set(['cancel the pending order #W1']),
  );
  expect(
    fill('show a ticket with its notes', {
      ticket_id: { schema: text, phrase: 'that ticket', type: 'reference' },
    }),
  ).toEqual(new Set(['show that ticket with its notes']));
});

it('puts numbers in with their nouns', () => {
  const said = { price: { schema: number, phrase: '84' }, tariff_rate: { schema: number, phrase: '12' } };

  expect(fill('work out the tariff on a price', said)).toEqual(
    new Set(['work out the tariff on a price of 84 with a tariff rate of 12']),
  );
  expect(fill('book some nights in a hotel', { num_nights: { schema: number, phrase: '3' } })).toEqual(
    new Set(['book 3 nights in a hotel']),
  );
});

it('puts places and days after their prepositions', () => {
  const said = {
    from_place: { schema: text, phrase: 'Oslo' },
    to_place: { schema: text, phrase: 'Riga' },
    date: { schema: text, phrase: '2031-05-02' },
  };

  expect(fill('list the flights from one place to another on a date', said)).toEqual(
    new Set(['list the flights from Oslo to Riga on 2031-05-02']),
  );
});

it('says behind what has no place inside', () => {
  expect(
    fill('change the priority of a ticket', {
      ticket_id: { schema: text, phrase: 'T-1' },
      priority: { schema: text, phrase: 'high' },
    }),
  ).toEqual(new Set(['change the priority of ticket T-1 to high']));
  expect(
    fill('find the customer', { email: { schema: text, phrase: 'its email', type: 'reference' } }),
  ).toEqual(new Set(['find the customer with its email']));
  expect(fill('find the customer', { note: { schema: text, phrase: '' } })).toEqual(
    new Set(['find the customer with the note left empty']),
  );
});

it('lists what is much', () => {
  const said = {
    city: { schema: text, phrase: 'Oslo' },
    zip: { schema: text, phrase: '0150' },
    state: { schema: text, phrase: '' },
  };

  expect(fill('change the home', said)).toEqual(
    new Set(['change the home: city Oslo, zip 0150, state empty']),
  );
});

it('never takes a word of a value for a noun', () => {
  const said = { title: { schema: text, phrase: '"a note"' }, note: { schema: text, phrase: '"a title"' } };

  for (const filled of fill('keep a note under a title', said)) {
    expect(filled).toMatch(/^keep (the note )?"a title" under (the title )?"a note"$/);
  }
});
