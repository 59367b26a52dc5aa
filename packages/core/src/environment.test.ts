import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { defineEnvironment, environmentIdentity } from './environment.ts';
import { defineTool } from './tool.ts';

function toolNamed(name: string) {
  return defineTool({
    name,
    description: 'Does nothing.',
    effect: 'read',
    input: z.object({}),
    execute: () => null,
  });
}

const definition = {
  id: 'test/shelf',
  version: '2',
  tools: [toolNamed('look')],
  initialState: { books: ['a'] },
};

describe('defineEnvironment', () => {
  test('completes what is left out', () => {
    const environment = defineEnvironment(definition);
    expect(environment).toMatchObject({ id: 'test/shelf', version: '2', world: 'own', policy: '' });
    expect([environment.tasks(), environment.starts()]).toEqual([[], []]);
    expect(environment.toolsByName.get('look')).toBe(definition.tools[0]);
    expect(environment.dataHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('makes the state when it is first needed, once', () => {
    const initialState = vi.fn(() => ({ books: ['a'] }));
    const environment = defineEnvironment({ ...definition, initialState });
    expect(initialState).not.toHaveBeenCalled();
    expect(environment.initialState).toBe(environment.initialState);
    expect(environment.dataHash).toBe(defineEnvironment(definition).dataHash);
    expect(initialState).toHaveBeenCalledTimes(1);
  });

  test('takes the state over by copy', () => {
    const initialState = { books: ['a'] };
    const environment = defineEnvironment({ ...definition, initialState });
    const { dataHash } = environment;
    initialState.books.push('b');
    expect(environment.initialState.books).toEqual(['a']);
    expect(environment.dataHash).toBe(dataHash);
  });

  test('keeps a given hash, world and policy', () => {
    const given = { world: 'official', policy: '# Rules', dataHash: 'upstream-3' };
    const environment = defineEnvironment({ ...definition, ...given });
    expect(environment).toMatchObject(given);
    expect(environmentIdentity(environment)).toEqual({
      id: 'test/shelf',
      world: 'official',
      version: '2',
      dataHash: 'upstream-3',
    });
  });

  test.each([
    { id: '' },
    { version: '' },
    { tools: [toolNamed('a b')] },
    { tools: [toolNamed('')] },
    { tools: [toolNamed('x'.repeat(65))] },
    { tools: [toolNamed('__proto__')] },
    { tools: [toolNamed('constructor')] },
    { tools: [toolNamed('twice'), toolNamed('twice')] },
  ])('refuses case %#', (change) => {
    expect(() => defineEnvironment({ ...definition, ...change })).toThrow(
      expect.objectContaining({ code: 'ENVIRONMENT_INVALID' }),
    );
  });
});
