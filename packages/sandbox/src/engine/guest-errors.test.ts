import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';

describe.each(ENGINE_KINDS)('errors of guest code over the %s engine', async (kind) => {
  const rig = await createRig(kind);

  it.each([
    ['in the first line', 'throw new TypeError("no");', { name: 'TypeError', message: 'no', line: 1 }],
    ['further down', '\n\n  throw new Error("no");', { name: 'Error', message: 'no', line: 3 }],
    [
      'by the engine',
      'const a = null;\na.b;',
      { name: 'TypeError', message: "cannot read property 'b' of null", line: 2 },
    ],
    [
      'in a nested function',
      'const a = () => b();\nfunction b() {\n  throw new RangeError("deep");\n}\na();',
      { name: 'RangeError', message: 'deep', line: 3 },
    ],
    [
      'after an await',
      'await null;\nawait null;\nthrow new Error("late");',
      { name: 'Error', message: 'late', line: 3 },
    ],
    [
      'in an async function',
      'const f = async () => {\n  await null;\n  null.x;\n};\nawait f();',
      { name: 'TypeError', line: 3 },
    ],
    [
      'in a callback',
      '[1].map((item) => {\n  throw new Error(item);\n});',
      { name: 'Error', message: '1', line: 2 },
    ],
    [
      'by a rejected promise',
      'await 0;\nawait Promise.reject(new Error("later"));',
      { name: 'Error', message: 'later', line: 2 },
    ],
    [
      'after tool calls',
      'echo({});\nconst { a } = echo({ a: 1 });\nthrow new Error(a);',
      { name: 'Error', message: '1', line: 3 },
    ],
    [
      'with Windows line ends',
      'let a;\r\nthrow new Error("crlf");',
      { name: 'Error', message: 'crlf', line: 2 },
    ],
    [
      'of its own class',
      '\nclass Mine extends Error { name = "Mine" } throw new Mine("m");',
      { name: 'Mine', message: 'm', line: 2 },
    ],
    [
      'with a cause',
      'throw new Error("outer", { cause: new Error("inner") });',
      { name: 'Error', message: 'outer', line: 1 },
    ],
    ['in a verifier-like comment //', 'throw new Error("x"); //', { name: 'Error', message: 'x', line: 1 }],
  ])('names an error %s with its line', async (_where, source, error) => {
    expect(await rig.run(source)).toMatchObject({ status: 'threw', json: undefined, error });
  });

  it.each([
    ['function verify() {\n  throw new Error("no");\n}', { name: 'Error', message: 'no', line: 2 }],
    [
      'async function verify(answer) {\n  await 0;\n\n  return answer.x.y;\n}',
      { name: 'TypeError', line: 4 },
    ],
    ['throw new Error("before verify");', { name: 'Error', message: 'before verify', line: 1 }],
    ['const other = 1;', { name: 'TypeError', message: expect.stringContaining('verify'), line: null }],
    ['const verify = 5;', { name: 'TypeError', message: expect.stringContaining('verify'), line: null }],
  ])('names an error of the verifier %j', async (source, error) => {
    expect(await rig.run(source, { kind: 'verifier', args: [{}, {}] })).toMatchObject({
      status: 'threw',
      error,
    });
  });

  it.each([
    ['const a = 1;\nconst b = ;', 2],
    ['}', null],
    ['return 1;\n/* never closed', null],
    ['await;', 1],
    ['const a = 1;\n\nconst a = 2;', 3],
    ['import fs from "fs";', 1],
    ['export const a = 1;', 1],
    ['"use strict";\nwith ({}) {}', 2],
  ])('refuses %j as a syntax error', async (source, line) => {
    const outcome = await rig.run(source);

    expect(outcome).toMatchObject({
      status: 'syntax-error',
      json: undefined,
      error: { name: 'SyntaxError' },
    });
    if (line !== null) expect(outcome.error?.line).toBe(line);
  });

  it.each([
    ['throw null', 'null'],
    ['throw undefined', 'undefined'],
    ['throw 5', '5'],
    ['throw "text"', 'text'],
    ['throw Symbol("s")', 'Symbol(s)'],
    ['throw 10n', '10'],
    ['throw { code: 7 }', '{"code":7}'],
    ['throw { message: "only a message" }', 'only a message'],
    ['throw Object.create(null)', '{}'],
    ['throw [1, 2]', '[1,2]'],
    ['throw () => 1', '() => 1'],
    ['await Promise.reject()', 'undefined'],
    ['throw { name: { toString() { throw 1 } } }', 'an unprintable value'],
    ['throw new Proxy({}, { get() { throw 1 } })', 'an unprintable value'],
    ['throw Object.create(null, { name: { value: Object.create(null) } })', 'an unprintable value'],
  ])('describes what is no error: %s', async (source, message) => {
    const { status, error } = await rig.run(source);

    expect(status).toBe('threw');
    expect(error?.message).toBe(message);
    expect(error?.line).toBeNull();
  });

  it('cuts long names and messages', async () => {
    const { error } = await rig.run(
      'throw Object.assign(new Error("m".repeat(1e5)), { name: "n".repeat(1e5), stack: "" });',
    );

    expect([error?.name.length, error?.message.length]).toEqual([100, 2000]);
  });

  it('keeps NUL and lone surrogates of a message', async () => {
    const { error } = await rig.run(String.raw`throw new Error("a\u0000b\ud800c");`);

    expect(error?.message).toBe('a\u0000b\ud800c');
  });

  it('names AggregateError and ignores rejections that nobody waits for', async () => {
    expect(await rig.run('await Promise.any([Promise.reject(1)]);')).toMatchObject({
      status: 'threw',
      error: { name: 'AggregateError' },
    });
    expect(await rig.value('Promise.reject(new Error("lost")); return 1;')).toBe(1);
  });
});
