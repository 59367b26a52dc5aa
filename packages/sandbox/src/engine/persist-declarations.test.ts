import { describe, expect, it } from 'vitest';
import { persistDeclarations } from './persist-declarations.ts';

describe('persistDeclarations', () => {
  it.each([
    ['const a = 1;', 'var a = 1;'],
    ['let a = 1, b = 2;', 'var a = 1, b = 2;'],
    ['let a;', 'var a = undefined;'],
    ['let a\n[1, 2].map(f)', 'var a = undefined;\n[1, 2].map(f)'],
    ['let a\n(1)', 'var a = undefined;\n(1)'],
    ['let a, b\n/x/.test(a)', 'var a = undefined, b = undefined;\n/x/.test(a)'],
    ['let a /* why */ ;', 'var a = undefined /* why */ ;'],
    ['let a', 'var a = undefined;'],
    ['let a, b = 1, c;', 'var a = undefined, b = 1, c = undefined;'],
    ['var a;', 'var a;'],
    ['const { a, b: [c], ...rest } = f();', 'var { a, b: [c], ...rest } = f();'],
    ['const [a = 1, , b] = [];', 'var [a = 1, , b] = [];'],
    ['class A {}', 'var A = class A {};'],
    ['class B extends A { x = 1; }\nnew B()', 'var B = class B extends A { x = 1; };\nnew B()'],
    [
      'const f = async () => { const inner = 1; return inner; };',
      'var f = async () => { const inner = 1; return inner; };',
    ],
    ['const a = await f(); let b = a;', 'var a = await f(); var b = a;'],
    ['const/* why */a = 1 // const b', 'var/* why */a = 1 // const b'],
    ['/* let */ const a = "let b";', '/* let */ var a = "let b";'],
    ['const a = `const ${1}`', 'var a = `const ${1}`'],
    ['const\n  a = 1,\n  b = 2', 'var\n  a = 1,\n  b = 2'],
    ['if (x) {}\nconst a = 1', 'if (x) {}\nvar a = 1'],
  ])('makes %j to %j', (code, persistent) => {
    expect(persistDeclarations(code)).toBe(persistent);
  });

  it.each([
    ['loops', 'for (let i = 0; i < 2; i += 1) { const a = i; let b; }'],
    ['for of', 'for (const a of [1]) {}'],
    ['blocks', '{ let a = 1; class A {} const b = 2; }'],
    ['functions', 'function f() { let a; const b = 1; class C {} }'],
    ['try', 'try { let a; } catch { const b = 1; }'],
    ['switch', 'switch (1) { case 1: let a; }'],
    ['labels', 'here: for (;;) { break here; }'],
    ['expressions', 'a = class A {}; b = function let_() {};'],
    ['what does not parse', 'const a = ;'],
    ['export', 'export const a = 1;'],
    ['import', 'import a from "a"; const b = 1;'],
    ['return', 'const a = 1; return a;'],
    ['nothing', ''],
  ])('leaves %s alone', (_what, code) => {
    expect(persistDeclarations(code)).toBe(code);
  });

  it('keeps every line where it was', () => {
    const code = 'let a;\n\nclass A {\n}\n// end\nconst b = 1;\nlet\nc\n';

    expect(persistDeclarations(code).split('\n')).toHaveLength(code.split('\n').length);
  });
});
