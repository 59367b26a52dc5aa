import { toolSchema } from '@sca/core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { toolSignatures } from './tool-signatures.ts';

const signature = (input: z.ZodType, name = 'act') =>
  toolSignatures([toolSchema({ name, description: 'Acts.\nTwice.', input })]);

it.each([
  ['nothing', z.object({}), 'act({})'],
  [
    'scalars',
    z.object({ a: z.string(), b: z.number(), c: z.boolean() }),
    'act({ a: string, b: number, c: boolean })',
  ],
  ['what may be left out', z.object({ a: z.int().optional() }), 'act({ a?: number })'],
  ['choices', z.object({ a: z.enum(['x', 'y']), b: z.literal(5) }), 'act({ a: "x" | "y", b: 5 })'],
  ['unions', z.object({ a: z.union([z.string(), z.null()]) }), 'act({ a: string | null })'],
  ['lists', z.object({ a: z.array(z.object({ b: z.string() })) }), 'act({ a: Array<{ b: string }> })'],
  ['maps', z.object({ a: z.record(z.string(), z.number()) }), 'act({ a: Record<string, number> })'],
  ['what has no type', z.object({ a: z.any().optional() }), 'act({ a?: unknown })'],
])('shows %s', (_what, input, expected) => {
  expect(signature(input).split('\n').at(-1)).toBe(expected);
});

it('shows descriptions as comments', () => {
  const input = z.object({ a: z.string().describe('The first\n letter.') });
  expect(signature(input)).toBe('// Acts.\n// Twice.\n//   a: The first letter.\nact({ a: string })');
});

it.each([
  ['look-up', 'tools["look-up"]({})'],
  ['Math', 'tools["Math"]({})'],
  ['delete', 'tools["delete"]({})'],
  ['$look_up', '$look_up({})'],
])('names the tool %s as guest code can', (name, expected) => {
  expect(signature(z.object({}), name).split('\n').at(-1)).toBe(expected);
});
