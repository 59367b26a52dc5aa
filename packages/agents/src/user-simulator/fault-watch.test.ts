import { describe, expect, it } from 'vitest';
import { watchFaults } from './fault-watch.ts';

const INSTRUCTION =
  'You are Yara Holm in 19122, yara.holm@post.example. You received order #W2378156 and wish to exchange the keyboard for a quieter one, and the lamp for a brighter one. You pay with credit_card_2859211.';

function faults(message: string, question?: string): string[] {
  const watch = watchFaults(INSTRUCTION);
  watch.look(0, message, question);
  return watch.faults.map(({ type, detail }) => (type === 'invented-fact' ? `${type} ${detail}` : type));
}

describe('invented facts', () => {
  it.each([
    ['It is order #W9999999.', ['invented-fact W9999999']],
    ['My zip code is 19123, the order is #W2378156.', ['invented-fact 19123']],
    ['Write to yara@post.example.', ['invented-fact yara@post.example']],
    ['Use credit_card_1111111.', ['invented-fact credit_card_1111111']],
    ['It cost $1,234.50, or 12 more.', ['invented-fact 1,234']],
    ['My name is Vera Holm.', ['invented-fact Vera Holm']],
  ])('%s', (message, expected) => {
    expect(faults(message, 'Which order?')).toEqual(expected);
  });

  it.each([
    'My order is W2378156.',
    'It is 2378156, from 19122.',
    'My name is yara holm.',
    'My name is Yara, and 3 lamps came on 2024-05-20.',
    'Ask YARA.HOLM@post.example.',
  ])('%s is none', (message) => {
    expect(faults(message, 'Which order?')).toEqual([]);
  });

  it('are not what the agent said', () => {
    expect(faults('Yes, order #W5555555.', 'Is it order #W5555555?')).toEqual([]);
  });

  it('count once', () => {
    const watch = watchFaults(INSTRUCTION);
    watch.look(0, 'It is 7777777.', undefined);
    watch.look(1, 'As I said, 7777777.', 'Which?');
    expect(watch.faults).toHaveLength(1);
  });
});

describe('telling everything at once', () => {
  it('is most of the instruction in one message', () => {
    expect(faults(INSTRUCTION.replaceAll('You are', 'I am').replaceAll('You', 'I'))).toEqual([
      'told-everything',
    ]);
  });

  it('is not half of it', () => {
    expect(faults('Hello, I received order #W2378156 and wish to exchange the keyboard.')).toEqual([]);
  });

  it('cannot be done with a short instruction', () => {
    const watch = watchFaults('You want to cancel your order.');
    watch.look(0, 'I want to cancel my order.', undefined);
    expect(watch.faults).toEqual([]);
  });
});

describe('stopping early', () => {
  it.each([
    [undefined, ['stopped-early']],
    ['Do you want me to exchange the keyboard?', ['stopped-early']],
    ['I can do that. Shall I proceed?', ['stopped-early']],
    ['Both are exchanged. Is there anything else?', []],
    ['Was that all? Both are exchanged.', []],
    ['What else can I help you with?', []],
  ])('after %j: %j', (question, expected) => {
    expect(faults('###STOP###', question)).toEqual(expected);
  });
});

it('an empty reply is one', () => {
  expect(faults(' ', 'Yes?')).toEqual(['empty-reply']);
});
