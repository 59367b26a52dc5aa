import { describe, expect, it } from 'vitest';
import { ShallowParser } from './shallow-parser.ts';

const parse = (code: string): unknown =>
  ShallowParser.parse(code, { ecmaVersion: 'latest', allowAwaitOutsideFunction: true });

/** Ways to nest, each repeated before and after its core. */
const NESTINGS: readonly (readonly [before: string, core: string, after: string])[] = [
  ['(', '1', ')'],
  ['[', '1', ']'],
  ['f(', '1', ')'],
  ['({ a: ', '1', '})'],
  ['a => ', '1', ''],
  ['(a = ', '1', ') => 1'],
  ['async (', 'a', ')'],
  ['`${', '1', '}`'],
  ['!', '1', ''],
  ['typeof ', '1', ''],
  ['await ', '1', ''],
  ['-', '1', ''],
  ['new ', 'A', ''],
  ['1 + ', '1', ''],
  ['1 ** ', '1', ''],
  ['a = ', '1', ''],
  ['1 ? ', '1', ' : 1'],
  ['1 ? 1 : ', '1', ''],
  ['a, (', '1', ')'],
  ['a?.[', '1', ']'],
  ['{', '', '}'],
  ['if (1) ', ';', ''],
  ['if (1) ; else ', ';', ''],
  ['for (;;) ', ';', ''],
  ['try { ', '', ' } finally {}'],
  ['switch (1) { case 1: ', '', ' }'],
  ['function f() { ', '', ' }'],
  ['(function () { ', '', ' })'],
  ['class A extends ', 'B', ' {}'],
  ['class A { a = ', '1', ' }'],
  ['class A { static { ', '', ' } }'],
  ['var [', 'a', '] = 1'],
  ['[', 'a', '] = 1'],
  ['/', '(', ')/'],
];

describe('a shallow parser', () => {
  it.each(NESTINGS)('refuses %j%s%j where it is nested 20,000 deep', (before, core, after) => {
    const isRegExp = before === '/';
    const isPattern = after === '] = 1';
    const deep = isRegExp
      ? `/${'('.repeat(20_000)}${')'.repeat(20_000)}/`
      : before.repeat(20_000) + core + after.repeat(20_000);
    const pattern = `${before.startsWith('var') ? 'var ' : ''}${'['.repeat(20_000)}a${']'.repeat(20_000)} = 1`;

    expect(() => parse(isPattern ? pattern : deep)).toThrow(
      /nested too deeply|Unexpected|Identifier|Label|Invalid|Regular/,
    );
  });

  it.each(NESTINGS)('takes %j%s%j twenty deep, or says what is wrong with it', (before, core, after) => {
    expect(() => parse(before.repeat(20) + core + after.repeat(20))).not.toThrow(RangeError);
  });

  it('takes long code that is not deep', () => {
    const lines = Array.from(
      { length: 5000 },
      (_item, index) => `var a${index} = [f(${index}), { b: (${index} + 1) * 2 }];`,
    );

    expect(parse(lines.join('\n'))).toMatchObject({ type: 'Program' });
    expect(
      parse(`[${'1,'.repeat(20_000)}]; f${'.g()'.repeat(20_000)}; \`${'${1}'.repeat(5000)}\``),
    ).toMatchObject({ type: 'Program' });
  });
});
