import { defineEnvironment, defineTool } from '@sca/core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readTools, type ToolFacts } from '../tool-facts.ts';
import { createToolTeller } from './tell-apart.ts';

const route = z.object({ origin: z.string(), destination: z.string() });
const environment = defineEnvironment({
  id: 'air',
  version: '1',
  initialState: {},
  tools: [
    defineTool({
      name: 'search_direct',
      description: 'Finds flights between two airports.',
      effect: 'read',
      input: route,
      execute: () => 0,
    }),
    defineTool({
      name: 'search_onestop',
      description: 'Finds flights with one stop between two airports.',
      effect: 'read',
      input: route,
      execute: () => 0,
    }),
    defineTool({
      name: 'get_user',
      description: 'Finds a user.',
      effect: 'read',
      input: z.object({ user_id: z.string() }),
      execute: () => 0,
    }),
  ],
});
const tools = readTools(environment);
const teller = createToolTeller(tools);
const [direct, onestop, user] = tools as [ToolFacts, ToolFacts, ToolFacts];
const given = ['origin', 'destination'];

it('tells tools that take the same arguments apart by their own words', () => {
  expect(teller.fitsBest('find flights between two airports', direct, given)).toBe(false);
  expect(teller.fitsBest('search direct flights', direct, given)).toBe(true);
  expect(teller.fitsBest('find flights with one stop', onestop, given)).toBe(true);
});

it('needs no such words where no other tool takes the arguments', () => {
  expect(teller.fitsBest('find them', user, ['user_id'])).toBe(true);
});
