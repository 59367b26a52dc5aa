import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';

describe.each(ENGINE_KINDS)('values of guest code over the %s engine', async (kind) => {
  const rig = await createRig(kind);

  it.each([
    ['null', null],
    ['true', true],
    ['"text"', 'text'],
    ['[1, [2, { a: 3 }]]', [1, [2, { a: 3 }]]],
    ['-0', 0],
    ['1e308', 1e308],
    ['5e-324', 5e-324],
    ['2 ** 53', 2 ** 53],
    ['[NaN, Infinity, -Infinity]', [null, null, null]],
    ['[undefined, () => 1, Symbol("s")]', [null, null, null]],
    ['{ a: undefined, b: 1 }', { b: 1 }],
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['new Map([[1, 2]])', {}],
    ['Object("boxed")', 'boxed'],
    ['{ toJSON: () => [7] }', [7]],
    ['Promise.resolve(8)', 8],
    ['{ then: (resolve) => resolve(9) }', 9],
    ['{ then: 5 }', { then: 5 }],
  ])('returns %s', async (expression, expected) => {
    expect(await rig.value(`return ${expression};`)).toEqual(expected);
  });

  it.each([
    '',
    'return;',
    'return undefined;',
    'return () => 1;',
    'return Symbol("s");',
    'return { toJSON() {} };',
  ])('gives undefined for %j', async (source) => {
    const outcome = await rig.run(source);

    expect(outcome).toMatchObject({ status: 'returned', json: undefined, error: null });
  });

  it.each([
    ['return 1n;', 'TypeError'],
    ['return { deep: [1n] };', 'TypeError'],
    ['const a = {}; a.a = a; return a;', 'TypeError'],
    ['return { toJSON() { throw new RangeError("mine") } };', 'TypeError'],
    ['return { get a() { throw null } };', 'TypeError'],
    ['return { toJSON() { throw Object.assign(new Error(), { toString() { throw 1 } }) } };', 'TypeError'],
    ['return new Proxy({}, { ownKeys() { throw 1 } });', 'TypeError'],
  ])('says why %j is no JSON', async (source, name) => {
    const outcome = await rig.run(source);

    expect(outcome.status).toBe('threw');
    expect(outcome.error?.name).toBe(name);
    expect(outcome.error?.message).toMatch(/^the returned value cannot be written as JSON: /);
  });

  it('hands over the input, and undefined where there is none', async () => {
    expect(await rig.value('return [input.a, arguments.length];', { args: [{ a: 'ü' }] })).toEqual(['ü', 1]);
    expect(await rig.value('return typeof input;')).toBe('undefined');
    expect(await rig.value('return typeof input + input.length;', { args: [''] })).toBe('string0');
    expect(await rig.value('return input === null;', { args: [null] })).toBe(true);
  });

  it('hands answer and transcript to a verifier, which may be async', async () => {
    const args = [{ id: 1 }, { messages: ['hi'], calls: [] }];

    expect(
      await rig.value('function verify(a, t) { return [a.id, t.messages, arguments.length]; }', {
        kind: 'verifier',
        args,
      }),
    ).toBe('[1,["hi"],2]');
    expect(
      await rig.value('async function verify(a) { await null; return a.id === 1; }', {
        kind: 'verifier',
        args,
      }),
    ).toBe(true);
    expect(
      await rig.value('const verify = (answer) => typeof answer;', {
        kind: 'verifier',
        args: [undefined, {}],
      }),
    ).toBe('undefined');
  });

  it.each([
    ['raw lone surrogates', 'return ["\ud800", "a\udc00b"];', ['\ud800', 'a\udc00b']],
    ['a raw NUL in a string', 'return "a\u0000b";', 'a\u0000b'],
    ['escaped ones', String.raw`return "\u0000\ud800\u{1F600}";`, '\u0000\ud800😀'],
    ['line separators', 'return "\u2028\u2029";', '\u2028\u2029'],
    ['a byte order mark', '\ufeffreturn "\ufeff";', '\ufeff'],
    ['line ends of every kind', 'return "a" +\r\n"b" +\r"c";', 'abc'],
    ['a comment at the end', 'return 1; // the end', 1],
    ['unicode escapes in names', String.raw`const \u0061b = 2; return ab;`, 2],
  ])('takes %s in code', async (_what, source, expected) => {
    expect(await rig.value(source)).toEqual(expected);
  });
});
