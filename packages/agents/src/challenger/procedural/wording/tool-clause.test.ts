import { expect, it } from 'vitest';
import { readClause, shortClause } from './tool-clause.ts';

it.each([
  ['Counts the characters of a text.', 'count the characters of a text'],
  ['Cancel an order and pay the money back. Ask first.', 'cancel an order and pay the money back'],
  ['Reads it in steps and names the acid of each.', 'read it in steps and name the acid of each'],
  ['Searches a page.', 'search a page'],
  ['Reverse transcribes RNA to DNA.', 'reverse transcribe RNA to DNA'],
  ['Carries out a plan: step by step.', 'carry out a plan'],
  [
    'Works out an expression, such as (12.5 + 3) * 4, and gives its value.',
    'work out an expression and give its value',
  ],
  [
    'Of letters and counts given by turns, gives the first letter.',
    'give the first letter, of letters and counts given by turns',
  ],
])('%s', (description, clause) => {
  expect(readClause(description)).toBe(clause);
});

it.each(['Ticket.', 'User name and password', '', 'A list of tickets.'])(
  '%j asks for nothing',
  (description) => {
    expect(readClause(description)).toBeUndefined();
  },
);

it('is shortened by what only adds to it', () => {
  expect(shortClause('list the flights on a date, each with its price')).toBe('list the flights on a date');
  expect(shortClause('open the page, scroll down and read')).toBe('open the page, scroll down and read');
});
