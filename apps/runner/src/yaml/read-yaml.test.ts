import { ScaError } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { readYaml } from './read-yaml.ts';

const read = (text: string) => readYaml(text, { name: 'file.yaml', code: 'EXPERIMENT_UNREADABLE' }).document;

function problemOf(text: string): string {
  try {
    read(text);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(ScaError);
    expect(thrown).toMatchObject({ code: 'EXPERIMENT_UNREADABLE' });
    return (thrown as Error).message;
  }
  throw new Error('the file is all right');
}

/** Ten times ten times ... values, and few letters. */
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...['ab', 'bc', 'cd', 'de'].map(([from, to]) => `${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`),
].join('\n');

describe('an alias', () => {
  it('stands for what its anchor names, and << for the fields of a section', () => {
    const text = 'user: &u { model: a, tokens: off }\nevaluationUser: *u\njudge:\n  <<: *u\n  model: b\n';
    expect(read(text).toJS()).toEqual({
      user: { model: 'a', tokens: 'off' },
      evaluationUser: { model: 'a', tokens: 'off' },
      judge: { model: 'b', tokens: 'off' },
    });
  });

  it.each([
    [
      'names nothing',
      'user: &user x\njudge: *usr\n',
      /^file\.yaml:2:8: \*usr names nothing.*Did you mean user\?/,
    ],
    ['comes before its anchor', 'a: *b\nb: &b x\n', /^file\.yaml:1:4: \*b names nothing/],
    ['stands for itself', 'a: &a\n  b: *a\n', /^file\.yaml:2:6: \*a stands inside of what &a names/],
    ['stands for too much', bomb, /^file\.yaml:4:36: with \*c, the aliases stand for more than 10000 values/],
    ['has no name', 'a: *\n', /^file\.yaml:1:\d+: an alias is \*/],
    ['is merged and names no section', 'a: &a 5\nb:\n  <<: *a\n', /^file\.yaml:3:7: << takes the fields/],
    ['has an anchor of its own', 'a: &a x\nb: &b *a\n', /^file\.yaml:2:7: an alias \(\*name\) stands alone/],
  ])('that %s is named with its line and column', (_what, text, sentence) => {
    expect(problemOf(text)).toMatch(sentence);
  });
});

it.each([
  ['a field twice', 'a: 1\nb: 2\na: 3\n', /^file\.yaml:3:1: this field is there already/],
  ['a tab', 'a:\n\tb: 1\n', /^file\.yaml:2:1: a tab cannot indent/],
  ['two documents', 'a: 1\n---\nb: 2\n', /^file\.yaml:2:1: here a second document begins/],
  ['two fields on a line', 'a: b: c\n', /^file\.yaml:1:4: a second "field: value"/],
  ['what is not closed', 'a: [1, 2\n', /^file\.yaml:2:1: this is no YAML: /],
  [
    'nesting without end',
    `a: ${'['.repeat(1000)}`,
    /^file\.yaml:1:\d+: lists or sections are nested too deep/,
  ],
])('%s is named with its line and column', (_what, text, sentence) => {
  expect(problemOf(text)).toMatch(sentence);
});
