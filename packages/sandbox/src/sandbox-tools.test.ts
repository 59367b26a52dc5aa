import { ToolError } from '@sca/core';
import { afterAll, describe, expect, it } from 'vitest';
import { TEST_LIMITS } from './fixtures/limits.test.support.ts';
import { createSandbox } from './sandbox.ts';
import type { CallersTools } from './tool-host.ts';

const sandbox = createSandbox({ workers: 1, limits: { ...TEST_LIMITS, toolTimeMs: 30 } });
afterAll(() => sandbox.close());
const run = (code: string, tools: CallersTools) => sandbox.run({ code, tools });

describe('tools of the caller', () => {
  it('may be asynchronous, and the guest sees plain values', async () => {
    const tools = { later: async (args: unknown) => [args], now: (args: unknown) => args };

    const { value } = await run(
      'const a = later(1); return [a, await later(2), ...(await Promise.all([later(3), now(4)]))];',
      tools,
    );

    expect(value).toEqual([[1], [2], [3], 4]);
  });

  it.each([
    ['undefined', undefined, null],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['a function', () => 1, null],
    ['NaN', Number.NaN, null],
    ['a map', new Map([[1, 2]]), {}],
    ['text with NUL and lone surrogates', 'a\u0000b\ud800', 'a\u0000b\ud800'],
    ['a key __proto__', JSON.parse('{"__proto__": {"leak": 1}}'), JSON.parse('{"__proto__": {"leak": 1}}')],
  ])('may return %s', async (_what, returned, value) => {
    expect((await run('return give();', { give: () => returned })).value).toEqual(value);
  });

  it.each([
    ['a bigint', () => 1n],
    [
      'a cycle',
      () => {
        const cycle: { self?: unknown } = {};
        cycle.self = cycle;
        return cycle;
      },
    ],
    ['a rejection', () => Promise.reject(new Error('bug'))],
    [
      'an exception',
      () => {
        throw new TypeError('bug');
      },
    ],
    [
      'undefined, thrown',
      () => {
        throw undefined;
      },
    ],
    [
      'what cannot be shown, thrown',
      () => {
        throw Object.create(null);
      },
    ],
  ])(
    'that give %s have a bug, which outranks a guest that catches it',
    async (_what, give: () => unknown) => {
      await expect(run('try { give(); } catch { return "fine"; }', { give })).rejects.toMatchObject({
        code: 'HOST_TOOL_FAILED',
        details: { tool: 'give' },
      });
      expect((await run('return 1;', {})).value).toBe(1);
    },
  );

  it('have a bug that outranks a guest that then hangs beyond every interrupt', async () => {
    const give = (): never => {
      throw new TypeError('bug');
    };

    await expect(
      run('try { give(); } catch {} return Array(1e9).join("x").length;', { give }),
    ).rejects.toMatchObject({ code: 'HOST_TOOL_FAILED' });
  });

  it('refuse by a ToolError, sooner or later', async () => {
    const tools = {
      now: () => {
        throw new ToolError('not now');
      },
      later: () => Promise.reject(new ToolError('not later')),
    };

    const { value, calls } = await run(
      'return ["now", "later"].map((name) => { try { tools[name](1); } catch (error) { return `${error}`; } });',
      tools,
    );

    expect(value).toEqual(['ToolError: not now', 'ToolError: not later']);
    expect(calls).toEqual([
      { name: 'now', args: 1, ok: false },
      { name: 'later', args: 1, ok: false },
    ]);
  });

  it('that take longer than toolTimeMs fail the run', async () => {
    await expect(
      run('try { slow(); } catch { return "fine"; }', { slow: () => new Promise(() => {}) }),
    ).rejects.toMatchObject({
      code: 'HOST_TOOL_FAILED',
      message: expect.stringContaining('30 ms'),
    });
  });

  it('that take longer than toolTimeMs fail the run also where the promise is not one of ours', async () => {
    await expect(run('return slow();', { slow: () => ({ then() {} }) })).rejects.toMatchObject({
      code: 'HOST_TOOL_FAILED',
    });
  });

  it('do not use up the time of the guest', async () => {
    await using hasty = createSandbox({ workers: 1, limits: { wallTimeMs: 100, killGraceMs: 10 } });
    const slow = () => new Promise((resolve) => setTimeout(resolve, 150, 1));

    expect((await hasty.run({ code: 'return slow();', tools: { slow } })).value).toBe(1);
  });

  it('may change their arguments, which are recorded as they came', async () => {
    const change = (args: unknown) => {
      (args as { list: number[] }).list.push(9);
      return args;
    };

    const { value, calls } = await run('return change({ list: [1] });', { change } as CallersTools);

    expect([value, calls[0]?.args]).toEqual([{ list: [1, 9] }, { list: [1] }]);
  });

  it('get arguments that are nested too deeply refused', async () => {
    const code =
      'try { return take({ toJSON() { throw 1; } }); } catch {} let a = []; for (let i = 0; i < 1000; i += 1) a = [a]; return take(a);';

    expect((await run(code, { take: () => 1 })).value).toBe(1);
  });

  it('are called by own name only', async () => {
    const tools = Object.assign(Object.create({ inherited: () => 'inherited' }) as CallersTools, {
      own: () => 'own',
    });

    expect((await run('return [Object.keys(tools), own(), typeof inherited];', tools)).value).toEqual([
      ['own'],
      'own',
      'undefined',
    ]);
  });

  it('whose run was killed are recorded as far as they were called', async () => {
    const { status, calls } = await run('take(1); take(2); Array(1e9).join("x");', { take: () => 1 });

    expect(status).toBe('timed-out');
    expect(calls.map(({ args }) => args)).toEqual([1, 2]);
  });
});
