import { defineEnvironment, defineTool, ToolError } from '@sca/core';
import { z } from 'zod';

interface Book {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  shelf: string;
  lent_to: string | null;
}

interface Reader {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly books: string[];
}

interface LibraryState {
  readonly books: Record<string, Book>;
  readonly readers: Record<string, Reader>;
}

const TITLES = [
  'Salt Roads',
  'The Ninth Gate',
  'Low Tide',
  'A Field of Glass',
  'Winter Ferry',
  'Paper Crown',
];
const NAMES = ['Ada Birk', 'Omar Stein', 'Lena Voss', 'Ivo Marsh'];

function firstState(): LibraryState {
  const books = TITLES.map(
    (title, index): Book => ({
      ...{ id: `B-${10 + index}`, title, year: 1950 + 7 * index, shelf: index % 2 === 0 ? 'north' : 'south' },
      lent_to: index < 3 ? `R-${1 + index}` : null,
    }),
  );
  const readers = NAMES.map((name, index): Reader => {
    const id = `R-${1 + index}`;
    const email = `${name.toLowerCase().replace(' ', '.')}@post.example`;
    return { id, name, email, books: books.filter((book) => book.lent_to === id).map((book) => book.id) };
  });
  return {
    books: Object.fromEntries(books.map((book) => [book.id, book])),
    readers: Object.fromEntries(readers.map((reader) => [reader.id, reader])),
  };
}

function findBook({ books }: LibraryState, id: string): Book {
  return (Object.hasOwn(books, id) ? books[id] : undefined) ?? refuse(`There is no book ${id}.`);
}

function refuse(sentence: string): never {
  throw new ToolError(sentence);
}

const tools = [
  defineTool({
    name: 'get_reader',
    description: 'Shows a reader: name, email and borrowed books.',
    effect: 'read',
    input: z.object({ reader_id: z.string() }),
    execute: ({ readers }: LibraryState, { reader_id }) =>
      (Object.hasOwn(readers, reader_id) ? readers[reader_id] : undefined) ??
      refuse('There is no such reader.'),
  }),
  defineTool({
    name: 'get_book',
    description: 'Shows a book with its title, year and shelf.',
    effect: 'read',
    input: z.object({ book_id: z.string() }),
    execute: (state: LibraryState, { book_id }) => findBook(state, book_id),
  }),
  defineTool({
    name: 'list_books',
    description: 'Lists the books on a shelf.',
    effect: 'read',
    input: z.object({ shelf: z.enum(['north', 'south']) }),
    execute: ({ books }: LibraryState, { shelf }) =>
      Object.values(books).filter((book) => book.shelf === shelf),
  }),
  defineTool({
    name: 'move_book',
    description: 'Moves a book to another shelf.',
    effect: 'write',
    input: z.object({ book_id: z.string(), shelf: z.enum(['north', 'south']) }),
    execute(state: LibraryState, { book_id, shelf }) {
      const book = findBook(state, book_id);
      if (book.shelf === shelf) refuse('It is there already.');
      book.shelf = shelf;
      return book;
    },
  }),
  defineTool({
    name: 'take_back',
    description: 'Takes back a book from the reader who borrowed it.',
    effect: 'write',
    input: z.object({ book_id: z.string() }),
    execute(state: LibraryState, { book_id }) {
      const book = findBook(state, book_id);
      const reader = state.readers[book.lent_to ?? ''] ?? refuse('Nobody has it.');
      reader.books.splice(reader.books.indexOf(book_id), 1);
      book.lent_to = null;
      return book;
    },
  }),
  defineTool({
    name: 'add_numbers',
    description: 'Adds the numbers up.',
    effect: 'read',
    input: z.object({ numbers: z.array(z.number()).describe('Any count of numbers.') }),
    execute: (_state: LibraryState, { numbers }) => numbers.reduce((sum, number) => sum + number, 0),
  }),
  defineTool({
    name: 'think',
    description: 'Notes a thought.',
    effect: 'read',
    input: z.object({ thought: z.string() }),
    execute: () => 'Noted.',
  }),
];

/** A small lending library with reads, writes and a tool that tells nothing. */
export const library = defineEnvironment({
  id: 'library',
  version: '1.0.0',
  tools,
  initialState: firstState,
  starts: () => [1, 2, 3, 4].map((number) => ({ reader_id: `R-${number}` })),
});
