import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COUNTERS, countersWith, FAILING } from './fixtures/counters.test.support.ts';
import { TEST_LIMITS } from './fixtures/limits.test.support.ts';
import { createSandbox } from './sandbox.ts';

const sandbox = createSandbox({ workers: 2, limits: TEST_LIMITS });
const folder = mkdtempSync(join(tmpdir(), 'sca-sandbox-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});
const run = (code: string, environment = COUNTERS) => sandbox.run({ code, environment });

describe('an environment given by reference', () => {
  it('lends its tools over a session of its own for each run', async () => {
    const code =
      'add({ name: "a", amount: 3 }); return [await read_counter({ name: "a" }), tools["list-counters"]().counters.b.value, typeof globalThis["list-counters"]];';

    const results = await Promise.all([run(code), run(code), run(code)]);

    for (const { value } of results) expect(value).toEqual([3, 5, 'undefined']);
    expect(results[0]?.calls).toEqual([
      { name: 'add', args: { name: 'a', amount: 3 }, ok: true },
      { name: 'read_counter', args: { name: 'a' }, ok: true },
      { name: 'list-counters', args: {}, ok: true },
    ]);
  });

  it('refuses calls with a sentence', async () => {
    const { value, calls } = await run(
      'return [{ name: "z" }, {}, 5].map((args) => { try { read_counter(args); } catch (error) { return [error.name, error.message]; } });',
    );

    expect(value).toEqual([
      ['ToolError', 'There is no counter "z".'],
      ['ToolError', expect.stringContaining('read_counter')],
      ['ToolError', expect.stringContaining('read_counter')],
    ]);
    expect(calls.map(({ ok }) => ok)).toEqual([false, false, false]);
  });

  it('may be made from options, each its own', async () => {
    const values = await Promise.all(
      [1, 2, 1].map(
        async (value) =>
          (await run('return read_counter({ name: "a" });', countersWith({ id: 'test/made', value }))).value,
      ),
    );

    expect(values).toEqual([1, 2, 1]);
  });

  it.each([
    ['fails', FAILING],
    ['is not there', { ...COUNTERS, export: 'missing' }],
    ['has no module', { module: new URL('./missing.mjs', import.meta.url).href }],
    ['is named by a relative path', { module: './counters.mjs' }],
  ])('that %s is named in the error', async (_how, environment) => {
    await expect(run('return 1;', environment)).rejects.toMatchObject({
      name: 'ScaError',
      code: 'ENVIRONMENT_LOAD_FAILED',
    });
    expect((await run('return 1;')).value).toBe(1);
  });

  it.each(['broken', 'odd'])(
    'whose tool %s has a bug fails the run, whatever the guest makes of it',
    async (tool) => {
      await expect(run(`try { ${tool}(1); } catch { return "fine"; }`)).rejects.toMatchObject({
        code: 'HOST_TOOL_FAILED',
        details: { tool },
      });
      expect((await run('return 1;')).value).toBe(1);
    },
  );

  it('whose tool hangs fails the run, and the thread is replaced', async () => {
    await expect(run('try { hang(1); } catch { return "fine"; }')).rejects.toMatchObject({
      code: 'HOST_TOOL_FAILED',
    });
    expect((await run('return 1;')).value).toBe(1);
  });

  it('whose tool has a bug fails the run also where the guest hangs then', async () => {
    await expect(
      run('try { broken(1); } catch {} return Array(1e9).join("x").length;'),
    ).rejects.toMatchObject({ code: 'HOST_TOOL_FAILED' });
  });
});

describe('a thread that ends by itself', () => {
  it('is replaced, and its run done again once', async () => {
    const marker = JSON.stringify(join(folder, 'once'));

    const others = Promise.all(Array.from({ length: 6 }, (_item, index) => run(`return ${index};`)));

    expect((await run(`return end_thread({ marker: ${marker} });`)).value).toBe('survived');
    expect((await others).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('twice for the same run fails that run alone', async () => {
    const doomed = run('return end_thread({});');
    const refused = expect(doomed).rejects.toMatchObject({ code: 'WORKER_CRASHED', isRetryable: true });

    const others = await Promise.all(Array.from({ length: 4 }, (_item, index) => run(`return ${index};`)));

    await refused;
    expect(others.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  });
});
