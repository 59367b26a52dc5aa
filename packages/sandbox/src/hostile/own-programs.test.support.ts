export interface HostileProgram {
  readonly name: string;
  /** A function body; it may await. */
  readonly code: string;
}

const program = (name: string, code: string): HostileProgram => ({ name, code });

/** Errors and console lines whose reading runs code. */
const READING: readonly HostileProgram[] = [
  program('error-name-getter-loops', 'throw { get name() { for (;;); } };'),
  program(
    'error-message-getter-hangs',
    'throw Object.defineProperty(new Error(), "message", { get: () => Array(1e9).join("x") });',
  ),
  program('error-stack-getter-throws-itself', 'const e = { get stack() { throw e; } }; throw e;'),
  program('error-of-10-MB', 'throw new Error("x".repeat(1e7));'),
  program(
    'error-cause-chain',
    'let e = new Error("0"); for (let i = 0; i < 1e5; i += 1) e = new Error("" + i, { cause: e }); throw e;',
  ),
  program('error-cause-cycle', 'const e = new Error("x"); e.cause = e; e.errors = [e]; throw e;'),
  program('aggregate-bomb', 'throw new AggregateError(Array.from({ length: 1e6 }, () => new Error("x")));'),
  program(
    'error-name-is-a-proxy',
    'throw { name: new Proxy(() => {}, { get() { return () => { for (;;); }; } }), message: "m" };',
  ),
  program(
    'console-toString-bomb',
    'for (;;) console.log({ toJSON() { throw 1; }, toString: () => "x".repeat(1e6) });',
  ),
  program(
    'console-toPrimitive-loops',
    'console.log(Object.assign(() => {}, { [Symbol.toPrimitive]() { for (;;); } }));',
  ),
  program('console-flood', 'for (;;) console.log("x".repeat(1000));'),
  program('console-args-flood', 'console.log(...Array(1e5).fill("x".repeat(100)));'),
  program('console-in-toJSON', 'const o = { toJSON() { console.log(o); return 1; } }; console.log(o);'),
];

/** Results whose reading runs code, or that never come. */
const RESULTS: readonly HostileProgram[] = [
  program(
    'result-proxy-without-end',
    'return new Proxy([], { get: (_t, key) => (key === "length" ? 2 ** 32 - 1 : key === "toJSON" ? undefined : 1) });',
  ),
  program(
    'result-proxy-keys',
    'return new Proxy({}, { ownKeys: () => Array.from({ length: 1e6 }, (_, i) => "k" + i), getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }), get: () => undefined });',
  ),
  program(
    'result-nested-toJSON',
    'const again = () => ({ toJSON: again, again: { toJSON: again } }); return { a: { toJSON() { return { b: again() }; } } };',
  ),
  program(
    'result-getter-allocates',
    'return Object.defineProperty({}, "a", { enumerable: true, get() { const a = []; for (;;) a.push(new Array(1e4).fill(a.length)); } });',
  ),
  program(
    'result-thenable-chain',
    'const next = () => ({ then(resolve) { resolve(next()); } }); return next();',
  ),
  program(
    'result-thenable-twice',
    'return { then(resolve, reject) { resolve(true); reject(1); resolve(false); } };',
  ),
  program(
    'result-thenable-throws-late',
    'return { then(resolve) { resolve(new Promise(() => {})); throw 1; } };',
  ),
  program(
    'result-revoked-proxy',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy;',
  ),
  program('result-sparse', 'const a = []; a[2 ** 32 - 2] = 1; return a;'),
  program('result-typed-array', 'return new Uint8Array(1e6);'),
  program('result-raw-json', 'return JSON.rawJSON ? JSON.rawJSON("1e999") : JSON.parse("[1e999]");'),
  program('result-wide-and-deep', 'let a = 1; for (let i = 0; i < 40; i += 1) a = [a, a]; return a;'),
];

/** Promises, generators, iterators. */
const ASYNC: readonly HostileProgram[] = [
  program(
    'promise-species',
    'class P extends Promise { static get [Symbol.species]() { for (;;); } } return P.resolve(1).then(() => 2);',
  ),
  program(
    'promise-constructor-getter',
    'Object.defineProperty(Promise.prototype, "constructor", { get() { for (;;); } }); return 1;',
  ),
  program('await-in-finally', 'for (;;) try { throw 1; } catch { continue; } finally { await null; }'),
  program(
    'return-overridden-in-finally',
    'const f = async () => { for (;;) try { return 1; } finally { await null; continue; } }; await f();',
  ),
  program(
    'async-generator-endless',
    'async function* g() { for (;;) yield 1; } for await (const x of g()) void x;',
  ),
  program(
    'async-generator-delegates',
    'async function* g() { yield* g(); } for await (const x of g()) void x;',
  ),
  program(
    'generator-return-ignored',
    'function* g() { for (;;) try { yield 1; } finally { continue; } } for (const x of g()) break;',
  ),
  program(
    'async-iterator-thenable',
    'for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => ({ then(r) { r({ done: false, value: 1 }); } }) }) }) void x;',
  ),
  program(
    'array-from-async',
    'return Array.fromAsync ? await Array.fromAsync({ async *[Symbol.asyncIterator]() { for (;;) yield "x".repeat(1e4); } }) : 0;',
  ),
  program(
    'promise-all-flood',
    'await Promise.all({ *[Symbol.iterator]() { for (;;) yield Promise.resolve(1); } });',
  ),
  program(
    'microtask-chain',
    'let p = Promise.resolve(); for (let i = 0; i < 1e6; i += 1) p = p.then(() => new Promise((r) => r(1))); await p;',
  ),
  program('unhandled-rejections', 'for (;;) Promise.reject(new Error("x"));'),
  program(
    'with-resolvers-race',
    'const { promise, resolve } = Promise.withResolvers ? Promise.withResolvers() : {}; await Promise.race([promise, new Promise(() => {})]);',
  ),
];

/** Memory and long-running natives. */
const RESOURCES: readonly HostileProgram[] = [
  program(
    'weak-map-chain',
    'const map = new WeakMap(); let key = {}; const first = key; for (;;) { const next = {}; map.set(key, next); key = next; }',
  ),
  program('map-flood', 'const map = new Map(); for (let i = 0; ; i += 1) map.set({ i }, i);'),
  program('symbol-flood', 'for (let i = 0; ; i += 1) Symbol.for("s" + i);'),
  program('property-name-flood', 'const o = {}; for (let i = 0; ; i += 1) o["x".repeat(1000) + i] = i;'),
  program('closure-flood', 'const all = []; for (;;) all.push(() => all);'),
  program('string-join', 'return Array(1e7).join("x".repeat(1000)).length;'),
  program('string-concat', 'let s = ""; for (;;) s = s.concat("x".repeat(1e5)) + s;'),
  program('string-padEnd', 'return "".padEnd(2 ** 30 - 1, "ab").padStart(2 ** 30).length;'),
  program(
    'rope-flattened',
    'let s = "x"; for (let i = 0; i < 29; i += 1) s += s; return s.charCodeAt(5) + s.indexOf("y");',
  ),
  program('string-raw', 'return String.raw({ raw: { length: 2 ** 32 } }, "x");'),
  program('array-concat-sparse', 'const a = []; a.length = 2 ** 32 - 1; return a.concat(a).length;'),
  program('array-fill-huge', 'return Array.prototype.fill.call({ length: 2 ** 53 - 1 }, 0);'),
  program('array-copyWithin-huge', 'return Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 0, 1);'),
  program('array-reverse-huge', 'return Array.prototype.reverse.call({ length: 2 ** 53 - 1 });'),
  program('array-toSorted-sparse', 'const a = []; a[2 ** 27] = 1; return a.toSorted().length;'),
  program('array-flatMap', 'let a = [1]; for (;;) a = a.flatMap((x) => [x, x]);'),
  program(
    'apply-huge-arguments',
    'return Math.max.apply(null, { length: 65_000 }) + Math.max(...Array(1e7));',
  ),
  program('bigint-shift', 'let x = 1n; for (;;) x = (x << 100_000n) * x;'),
  program('bigint-to-string', 'return String((1n << 4_000_000n) + 1n).length;'),
  program(
    'typed-array-resize',
    'const b = new ArrayBuffer(8, { maxByteLength: 2 ** 26 }); const t = new Uint8Array(b); for (let i = 0; ; i += 1) { b.resize(i % 2 ? 2 ** 26 : 0); t.fill(1); }',
  ),
  program(
    'typed-array-resize-in-sort',
    'const b = new ArrayBuffer(4096, { maxByteLength: 2 ** 20 }); const t = new Uint8Array(b); t.sort(() => { b.resize(0); b.resize(2 ** 20); return -1; }); return t.length;',
  ),
  program('data-view-flood', 'const all = []; for (;;) all.push(new DataView(new ArrayBuffer(65_536)));'),
  program(
    'regex-named-groups',
    'return new RegExp(Array.from({ length: 20_000 }, (_, i) => `(?<g${i}>a?)`).join("")).exec("a".repeat(100)).groups.g1;',
  ),
  program('regex-backreference', 'return /^(?<a>a+)+\\k<a>+$/.test("a".repeat(5000) + "b");'),
  program(
    'regex-lastIndex-loop',
    'const r = /(?:)/g; const s = "a".repeat(1e6); for (;;) { r.lastIndex = 0; s.replace(r, "$&$&"); }',
  ),
  program('regex-sticky-split', 'return "a".repeat(1e6).split(/(?=(a+))/).length;'),
  program('date-parse-flood', 'for (;;) Date.parse("Jan 1 2025 ".repeat(1e4));'),
  program('date-invalid', 'return [new Date(NaN).getTime(), new Date(8.64e15 + 1).toISOString()];'),
  program(
    'json-parse-reviver',
    'return JSON.parse("[" + "0,".repeat(1e5) + "0]", function (k, v) { if (k) this[k + "x"] = []; return v; });',
  ),
  program(
    'json-stringify-replacer',
    'return JSON.stringify({ a: 1 }, (key, value) => ({ a: value, b: [value, value] }));',
  ),
  program('encode-uri', 'return encodeURIComponent("\\u{10ffff}".repeat(2e6)).length;'),
  program('normalize', 'return "\\u1e9b\\u0323".repeat(2e6).normalize("NFKC").length;'),
  program(
    'sort-inconsistent',
    'return Array.from({ length: 2e5 }, (_, i) => i).sort(() => (globalThis.n = (globalThis.n | 0) + 1) % 3 - 1).length;',
  ),
  program(
    'template-cache',
    'const f = (s) => s; for (let i = 0; ; i += 1) new Function("f", "return f`" + i + "`")(f);',
  ),
];

/** Recursion through natives, and code that is hard to parse. */
const RECURSION: readonly HostileProgram[] = [
  program('recursion-try-finally', 'const f = () => { try { f(); } finally { f(); } }; f();'),
  program('recursion-catch', 'const f = () => { try { f(); } catch { f(); } }; f();'),
  program('recursion-valueOf', 'const o = { valueOf: () => +o }; return +o;'),
  program('recursion-reviver', 'const f = () => JSON.parse("[1]", () => f()); f();'),
  program('recursion-replace', 'const f = () => "a".replace(/a/, f); f();'),
  program('recursion-reduce', 'const f = () => [1, 2].reduce(f); f();'),
  program('recursion-constructor', 'class A { x = new A(); } new A();'),
  program(
    'recursion-proxy-get',
    'const p = new Proxy({}, { get: (_t, key, receiver) => receiver[key] }); return p.x;',
  ),
  program(
    'recursion-proxy-prototype',
    'const p = new Proxy({}, { getPrototypeOf: () => p }); return p instanceof Array;',
  ),
  program(
    'recursion-instanceof',
    'class A { static [Symbol.hasInstance](x) { return x instanceof A; } } return {} instanceof A;',
  ),
  program('recursion-tagged-eval', 'const f = () => eval("f()"); f();'),
  program(
    'recursion-array-toString',
    'const a = []; a[0] = { toString: () => String(a) + a }; return String(a);',
  ),
  program('parser-blocks', 'return eval("{".repeat(1e5) + "}".repeat(1e5));'),
  program('parser-unary', 'return eval("!".repeat(2e6) + "1");'),
  program('parser-ternary', 'return eval("1?".repeat(1e5) + "1" + ":1".repeat(1e5));'),
  program('parser-destructuring', 'return eval("(" + "[".repeat(5e4) + "]".repeat(5e4) + "=>1)");'),
  program('parser-class-nest', 'return eval("class A extends ".repeat(5e4) + "Object" + "{}".repeat(5e4));'),
  program(
    'parser-labels',
    'return eval(Array.from({ length: 2e4 }, (_, i) => "l" + i + ":").join("") + "1");',
  ),
  program('parser-many-functions', 'return eval("function f(){}".repeat(3e4) + "1");'),
  program(
    'parser-many-variables',
    'return new Function(Array.from({ length: 60_000 }, (_, i) => "let v" + i + "=1;").join("") + "return v5")();',
  ),
  program(
    'parser-switch',
    'return new Function("x", "switch(x){" + Array.from({ length: 5e4 }, (_, i) => "case " + i + ":").join("") + "}")(1);',
  ),
];

/** Tools used against the host. */
const TOOLS: readonly HostileProgram[] = [
  program('tool-flood', 'for (;;) try { tools.echo({ a: 1 }); } catch {}'),
  program('tool-flood-async', 'await Promise.all(Array.from({ length: 1e5 }, async () => tools.echo(1)));'),
  program('tool-10-MB-argument', 'for (;;) try { tools.echo("x".repeat(1e7)); } catch {}'),
  program(
    'tool-deep-argument',
    'let a = []; for (let i = 0; i < 2000; i += 1) a = [a]; for (;;) try { tools.echo(a); } catch {}',
  ),
  program('tool-in-toJSON', 'const o = { toJSON: () => tools.echo(o) }; tools.echo(o);'),
  program('tool-argument-loops', 'tools.echo({ get a() { for (;;); } });'),
  program('tool-argument-hangs', 'tools.echo({ toJSON: () => Array(1e9).join("x") });'),
  program(
    'tool-many-keys',
    'return tools.echo(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => ["k" + i, i])));',
  ),
  program(
    'tool-hostile-keys',
    'return tools.echo(JSON.parse(\'{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}\'));',
  ),
  program(
    'tool-hostile-names',
    'for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) try { tools[name](); } catch {} tools.add({ name: "__proto__", amount: 1 });',
  ),
  program(
    'tool-numbers',
    'for (const amount of [NaN, Infinity, -0, 1e308, 2 ** 53, "1", null, [], {}]) try { tools.add({ name: "b", amount }); } catch {} throw 1;',
  ),
  program(
    'tool-catches-then-hangs',
    'try { tools.read_counter({ name: "z" }); } catch { Array(1e9).join("x"); }',
  ),
  program(
    'tool-overridden',
    'globalThis.read_counter = () => 2; globalThis.tools = { read_counter: () => 2 }; return 2;',
  ),
  program(
    'tool-through-with',
    'return new Function("scope", "with (scope) { return echo(add({ name: \'b\', amount: 1 })) }")(new Proxy(tools, { has: () => true }));',
  ),
];

/** Syntax and ways out. */
const ESCAPES: readonly HostileProgram[] = [
  program('closes-its-function', '}); globalThis.leak = 1; (async function () {'),
  program('closes-its-function-and-hangs', '}); Array(1e9).join("x"); (async function () {'),
  program('closes-its-function-by-comment', '})/*'),
  program('html-comment', '<!-- a comment\nfor (;;);\n--> another'),
  program(
    'source-url',
    '//# sourceURL=file:///etc/passwd\n//# sourceMappingURL=http://example.com\nthrow new Error("x");',
  ),
  program('unicode-escapes', 'var \\u{61}w\\u0061it = 1; for (;;) \\u{61}w\\u0061it += 1;'),
  program('debugger', 'for (;;) { debugger; }'),
  program('labels', 'outer: for (;;) { inner: for (;;) { continue outer; } }'),
  program(
    'with-unscopables',
    'return new Function("with (new Proxy({}, { has: () => { for (;;); } })) { x }")();',
  ),
  program('arguments-callee', 'return new Function("return arguments.callee.caller.caller")();'),
  program(
    'new-function-chain',
    'let f = "return 1"; for (let i = 0; i < 15; i += 1) f = "return new Function(" + JSON.stringify(f) + ")()"; return new Function(f)();',
  ),
  program(
    'eval-shadowed',
    'var eval2 = eval; eval2("globalThis.undefined2 = 1; delete globalThis.JSON"); return eval2("typeof process");',
  ),
  program(
    'prepare-stack-trace',
    'Error.prepareStackTrace = (e, frames) => { for (;;); }; throw new Error("x");',
  ),
  program(
    'stack-trace-limit',
    'Error.stackTraceLimit = Infinity; const f = (n) => { if (n === 0) throw new Error("x"); f(n - 1); }; f(500);',
  ),
  program(
    'freeze-the-world',
    'for (const key of Reflect.ownKeys(globalThis)) try { Object.freeze(globalThis[key]); Object.freeze(globalThis[key]?.prototype); } catch {} Object.freeze(globalThis); return 2;',
  ),
  program(
    'delete-the-world',
    'for (const key of Reflect.ownKeys(globalThis)) delete globalThis[key]; return 2;',
  ),
  program(
    'prototype-setters',
    'for (const key of ["0", "length", "value", "then", "json", "name"]) Object.defineProperty(Object.prototype, key, { __proto__: null, get() { for (;;); }, set() { for (;;); }, configurable: true }); return { a: 1 };',
  ),
  program(
    'atomics',
    'for (;;) Atomics.load(new Int32Array(new (globalThis.SharedArrayBuffer ?? ArrayBuffer)(8)), 0);',
  ),
  program('import-flood', 'for (;;) try { await import("node:fs"); } catch {}'),
  program('fake-memory-error', 'throw new InternalError("out of memory");'),
  program('fake-interrupt', 'throw new InternalError("interrupted");'),
  program('fake-tool-error', 'throw new ToolError("x".repeat(1e6));'),
  program('nul-and-surrogates', 'console.log("\\u0000\\ud800"); throw new Error("\\u0000\\udfff");'),
];

export const OWN_PROGRAMS: readonly HostileProgram[] = [
  ...READING,
  ...RESULTS,
  ...ASYNC,
  ...RESOURCES,
  ...RECURSION,
  ...TOOLS,
  ...ESCAPES,
];
