import { createRandom, type Json } from '@sca/core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type Parameter, readParameters } from '../parameter.ts';
import { invent } from './invent.ts';

function inventAll(name: string, schema: z.ZodType): { parameter: Parameter; values: (Json | undefined)[] } {
  const input = z.object({ [name]: schema });
  const [parameter] =
    readParameters({ name: 'tool', description: '', effect: 'read', input, execute: () => 0 }) ?? [];
  if (!parameter) throw new Error('no parameter');
  return {
    parameter,
    values: Array.from({ length: 60 }, (_item, seed) => invent(parameter, createRandom(seed))),
  };
}

it.each([
  ['hex_string', z.string(), /^([0-9a-f]{2})+$/],
  ['mrna', z.string(), /^[ACGU]+$/],
  ['when', z.string().describe('Day of departure, as YYYY-MM-DD.'), /^\d{4}-\d\d-\d\d$/],
  ['state', z.string().describe('State, as two letters.'), /^[A-Z]{2}$/],
  ['email', z.string(), /^\S+@\S+$/],
])('%s is made up in its format', (name, schema, format) => {
  for (const value of inventAll(name, schema).values) expect(value).toMatch(format);
});

it('made-up letters are those that are listed, and now and then a wrong one', () => {
  const { values } = inventAll('code', z.string().describe('Code, letters K, L and M.'));

  expect(values.filter((value) => /^[KLM]+$/.test(String(value))).length).toBeGreaterThan(30);
  expect(values.filter((value) => /[BXZ]/.test(String(value))).length).toBeGreaterThan(0);
});

it.each([
  ['count', z.int()],
  ['share', z.number().min(0).max(1)],
  ['amount', z.number().positive()],
  ['year', z.int().min(1990).max(1992)],
])('%s is made up within its bounds', (name, schema) => {
  const { parameter, values } = inventAll(name, schema);

  for (const value of values) expect(parameter.accepts(value as Json)).toBe(true);
});

it('nothing is made up for a pattern', () => {
  expect(inventAll('code', z.string().regex(/^Q\d{9}$/)).values.every((value) => value === undefined)).toBe(
    true,
  );
});
