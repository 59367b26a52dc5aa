import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { ENGINE_KINDS } from './engine/engine-rig.test.support.ts';
import { TEST_LIMITS } from './fixtures/limits.test.support.ts';
import { createSandbox } from './sandbox.ts';

const HANG = 'return Array(1e9).join("x").length;';
const limits = TEST_LIMITS;

describe.each(ENGINE_KINDS)('a sandbox over the %s engine', (engine) => {
  const sandbox = createSandbox({ engine, workers: 2, limits });
  afterAll(() => sandbox.close());

  it('gives all that a run leaves', async () => {
    const result = await sandbox.run({
      code: 'console.log("hi"); return { sum: input.a + add({ b: 2 }) };',
      input: { a: 1 },
      tools: { add: () => 2 },
    });

    expect(result).toEqual({
      status: 'returned',
      value: { sum: 3 },
      error: null,
      console: ['hi'],
      calls: [{ name: 'add', args: { b: 2 }, ok: true }],
      timeMs: expect.any(Number),
      peakMemoryBytes: expect.any(Number),
    });
    expect(result.timeMs).toBeGreaterThan(0);
    expect(result.peakMemoryBytes).toBeGreaterThan(2 ** 20);
    expect(sandbox.engine).toBe(engine);
  });

  it.each([
    ['returned', ''],
    ['threw', 'throw 1'],
    ['timed-out', 'for (;;);'],
    ['timed-out', HANG],
    ['out-of-memory', 'return new Uint8Array(1e8).length'],
    ['pending', 'await new Promise(() => {})'],
    ['output-too-large', 'return "x".repeat(2 ** 21)'],
    ['syntax-error', 'return ('],
  ])('calls it %s: %s', async (status, code) => {
    expect(await sandbox.run({ code })).toMatchObject({ status, value: undefined });
  });

  it('kills what no interrupt reaches, and loses no other run', async () => {
    const codes = Array.from({ length: 12 }, (_item, index) => (index % 4 === 1 ? HANG : `return ${index};`));

    const results = await Promise.all(codes.map((code) => sandbox.run({ code })));

    expect(results.map(({ status, value }) => value ?? status)).toEqual([
      0,
      'timed-out',
      2,
      3,
      4,
      'timed-out',
      6,
      7,
      8,
      'timed-out',
      10,
      11,
    ]);
  });

  it('kills a hang in code that is being compiled', async () => {
    const result = await sandbox.run({ code: '}); Array(1e9).join("x"); (async function () {' });

    expect(result.status).toBe('timed-out');
  });

  it('keeps runs that go on at once apart', async () => {
    const runs = Array.from({ length: 40 }, async (_item, index) => {
      const code =
        'let sum = 0; for (let i = 0; i < 20; i += 1) sum += next(); globalThis.seen = sum; return [sum, seen, input];';
      const { value } = await sandbox.run({ code, input: index, tools: { next: () => index } });
      return value;
    });

    expect(await Promise.all(runs)).toEqual(
      Array.from({ length: 40 }, (_item, index) => [20 * index, 20 * index, index]),
    );
  });

  it('gives the same for the same code, input and seed', async () => {
    const request = {
      code: 'console.log(Math.random()); return [Math.random(), Date.now(), input];',
      input: [1],
      seed: 9,
    };

    const results = await Promise.all(Array.from({ length: 6 }, () => sandbox.run(request)));

    const worth = results.map(({ timeMs, peakMemoryBytes, ...rest }) => rest);
    expect(new Set(worth.map((result) => JSON.stringify(result))).size).toBe(1);
  });

  it('survives deep native recursion on the whole stack', async () => {
    const codes = [
      'const f = () => 1 + f(); return f();',
      'let a = []; for (let i = 0; i < 1e5; i += 1) a = [a]; return JSON.stringify(a);',
      'return eval("(".repeat(1e5));',
      'return new RegExp("(".repeat(1e5) + ")".repeat(1e5)).test("");',
      'const o = { toString() { return "" + o; } }; return "" + o;',
      'return [3, 1, 2].sort(function f(a, b) { return [a, b].sort(f); });',
    ];

    for (const code of codes) expect(['threw', 'timed-out']).toContain((await sandbox.run({ code })).status);
    expect((await sandbox.run({ code: 'return 1;' })).value).toBe(1);
  });
});

describe('a sandbox', () => {
  it('takes the snapshot engine by itself, and knows it after the first run', async () => {
    await using sandbox = createSandbox({ workers: 1 });

    expect(sandbox.engine).toBeUndefined();
    await sandbox.run({ code: '' });
    expect(sandbox.engine).toBe('snapshot');
    expect(sandbox.limits.wallTimeMs).toBe(3000);
  });

  it('gives the same over both engines', async () => {
    const codes = [
      'return [Math.random(), String(new Date())];',
      'throw new Error("x");',
      'return (',
      'console.log({}); return echo({ a: 1 });',
      'try { echo(); } catch (e) { return String(e); }',
    ];
    const seen: unknown[] = [];
    for (const engine of ENGINE_KINDS) {
      await using sandbox = createSandbox({ workers: 1, engine });
      const results = await Promise.all(
        codes.map((code) => sandbox.run({ code, seed: 3, tools: { echo: (args) => args } })),
      );
      seen.push(results.map(({ timeMs, peakMemoryBytes, ...rest }) => rest));
    }

    expect(seen[1]).toEqual(seen[0]);
  });

  it.each([
    { workers: 0 },
    { workers: 1.5 },
    { workers: Number.NaN },
    { queueLimit: -1 },
    { queueLimit: Number.NaN },
  ])('refuses %j', (options) => {
    expect(() => createSandbox(options)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  });

  it('refuses code that is no text, and tools beside an environment', async () => {
    await using sandbox = createSandbox({ workers: 1 });

    await expect(sandbox.run({ code: undefined as never })).rejects.toMatchObject({ code: 'RUN_INVALID' });
    await expect(sandbox.run({ code: '', tools: {}, environment: { module: 'x' } })).rejects.toMatchObject({
      code: 'RUN_INVALID',
    });
  });

  it('refuses an input that is no JSON', async () => {
    await using sandbox = createSandbox({ workers: 1 });

    await expect(sandbox.run({ code: '', input: 1n as never })).rejects.toThrow(TypeError);
    expect((await sandbox.run({ code: 'return 1;' })).value).toBe(1);
  });

  it('does not keep the process alive, closed or not', () => {
    const script = `
      import { createSandbox } from './dist/index.js';
      const sandbox = createSandbox({ workers: 2 });
      const { value } = await sandbox.run({ code: 'return echo(1);', tools: { echo: async (args) => args } });
      console.log(value);`;

    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
      timeout: 10_000,
    });

    expect({ stdout, stderr, status }).toEqual({ stdout: '1\n', stderr: '', status: 0 });
  });
});
