import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { defineEnvironment } from './environment.ts';
import { startSession } from './session.ts';
import { defineTool, isToolError, type Tool, ToolError, toolSchema } from './tool.ts';
import { withText } from './worded-value.ts';

interface Shelf {
  books: string[];
}

describe('defineTool', () => {
  test('infers the input from the schema and the state from its annotation', () => {
    const tool = defineTool({
      name: 'add_book',
      description: 'Adds a book.',
      effect: 'write',
      input: z.object({
        title: z.string(),
        copies: z.number().default(1),
        tags: z.array(z.string()).optional(),
      }),
      output: z.number(),
      execute(state: Shelf, input) {
        expectTypeOf(input).toEqualTypeOf<{ title: string; copies: number; tags?: string[] | undefined }>();
        return state.books.push(input.title);
      },
    });
    expectTypeOf(tool).toEqualTypeOf<Tool<Shelf>>();
    expectTypeOf(
      defineEnvironment({ id: 'a', version: '1', tools: [tool], initialState: { books: [] } }).initialState,
    ).toEqualTypeOf<Shelf>();
    // @ts-expect-error the state lacks what the tool needs
    defineEnvironment({ id: 'a', version: '1', tools: [tool], initialState: { shelves: [] } });
  });

  test('leaves the environment its state beside tools that use none', () => {
    const idle = defineTool({
      name: 'a',
      description: 'b',
      effect: 'read',
      input: z.object({}),
      execute: () => 1,
    });
    const use = defineTool({
      name: 'c',
      description: 'd',
      effect: 'read',
      input: z.object({}),
      execute: (state: Shelf) => state.books.length,
    });
    const initialState: Shelf = { books: [] };
    const environment = defineEnvironment({ id: 'a', version: '1', tools: [idle, use], initialState });
    expectTypeOf(environment.initialState).toEqualTypeOf<Shelf>();
  });

  test('keeps what was given', () => {
    const definition = {
      name: 'a',
      description: 'b',
      effect: 'read',
      input: z.object({}),
      execute: () => 1,
    } as const;
    expect(defineTool(definition)).toBe(definition);
  });
});

test('toolSchema describes a tool as chat-completion endpoints take it', () => {
  const input = z.object({ id: z.string().describe('Such as T-1.'), limit: z.int().max(9).default(5) });
  expect(toolSchema({ name: 'find', description: 'Finds.', input })).toEqual({
    name: 'find',
    description: 'Finds.',
    parameters: {
      type: 'object',
      properties: {
        id: { type: 'string', description: 'Such as T-1.' },
        limit: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: 9, default: 5 },
      },
      required: ['id'],
    },
  });
});

test('a ToolError is told by name, so that one of another copy of the package counts', () => {
  class Other extends Error {
    override readonly name = 'ToolError';
  }
  expect(
    [new ToolError('a'), new Other('b'), new Error('c'), { name: 'ToolError' }].map(isToolError),
  ).toEqual([true, true, false, false]);
});

describe('withText', () => {
  let worded = 0;
  const tools = [
    defineTool({
      name: 'lazily',
      description: 'Words its value when asked.',
      effect: 'write',
      input: z.object({}),
      execute(state: Shelf) {
        state.books.push('new');
        return withText(state.books, (books) => {
          worded += 1;
          return `Books: ${(books as string[]).join(', ')}`;
        });
      },
    }),
    defineTool({
      name: 'fixed',
      description: 'Has its words ready.',
      effect: 'read',
      input: z.object({}),
      execute: () => withText(1, 'one'),
    }),
  ];
  const shelf = defineEnvironment({
    id: 'test/shelf',
    version: '1',
    tools,
    initialState: { books: ['old'] },
  });

  test('words the value as it was, at most once, and only when the text is read', () => {
    const session = startSession(shelf);
    const result = session.call('lazily', {});
    session.call('lazily', {});
    expect(worded).toBe(0);
    expect([result.text, result.text]).toEqual(['Books: old, new', 'Books: old, new']);
    expect(worded).toBe(1);
    expect(result).toMatchObject({ value: ['old', 'new'], json: '["old","new"]' });
  });

  test('makes a value at most once, and only when it is read', () => {
    let made = 0;
    const tool = defineTool({
      name: 'titles',
      description: 'Has its words ready, and its value later.',
      effect: 'read',
      input: z.object({}),
      execute({ books }: Shelf) {
        const text = books.join(', ');
        return withText(() => {
          made += 1;
          return text.split(', ');
        }, text);
      },
    });
    const initialState = { books: ['old', 'new'] };
    const titles = defineEnvironment({ id: 'test/titles', version: '1', tools: [tool], initialState });
    const result = startSession(titles).call('titles', {});
    expect(result.text).toBe('old, new');
    expect(made).toBe(0);
    expect(result).toMatchObject({ value: ['old', 'new'], json: '["old","new"]' });
    expect(made).toBe(1);
  });

  test('takes ready words', () => {
    expect(startSession(shelf).call('fixed', {})).toMatchObject({ value: 1, text: 'one' });
  });
});
