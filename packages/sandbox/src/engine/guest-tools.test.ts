import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';
import type { ToolCaller } from './guest-engine.ts';

const refuse: ToolCaller = (_index, text) => ({ refusal: `refused ${text}` });
const echo = (text: string): string => text;

describe.each(ENGINE_KINDS)('tools in guest code over the %s engine', async (kind) => {
  const rig = await createRig(kind);

  it('are globals and members of tools', async () => {
    expect(
      await rig.value(
        'return [echo({ a: 1 }), tools.echo([2]), tools.echo === echo, Object.keys(tools), echo.name];',
      ),
    ).toEqual([{ a: 1 }, [2], true, ['echo'], 'echo']);
  });

  it('whose names collide or are no identifiers are only in tools', async () => {
    const names = [
      'Math',
      'ToolError',
      'console',
      'undefined',
      'a-b',
      '9a',
      'get.it',
      '__proto__',
      'tools',
      'input',
    ];
    const tools = Object.fromEntries(
      names.map((name) => [name, echo]).concat([['', echo]]) as [string, typeof echo][],
    );
    Object.defineProperty(tools, '__proto__', { value: echo, enumerable: true });

    const found = await rig.value(
      `return [Object.keys(tools).map((name) => tools[name](name)), Math.max(1), typeof ToolError.prototype, typeof console.log,
        typeof undefined, Object.getPrototypeOf(tools), typeof globalThis.tools, typeof input, ['a-b', '9a', 'get.it'].some((name) => name in globalThis)];`,
      { tools },
    );

    expect(found).toEqual([
      Object.keys(tools),
      1,
      'object',
      'function',
      'undefined',
      null,
      'object',
      'undefined',
      false,
    ]);
  });

  it('work with and without await, and in Promise.all, race and allSettled', async () => {
    const source = `
      const plain = echo(1);
      const [a, b] = await Promise.all([echo(2), echo(3)]);
      const settled = await Promise.allSettled([echo(4)]);
      return [plain, await echo(5), a, b, settled[0].value, await Promise.race([echo(6)]), [7, 8].map(echo)];`;

    expect(await rig.value(source)).toEqual([1, 5, 2, 3, 4, 6, [7, 8]]);
  });

  it('get {} for no argument, null for what is no JSON, and only the first argument', async () => {
    const source =
      'return [echo(), echo(undefined), echo(null), echo(() => 1), echo(Symbol()), echo({ a: undefined }), echo(1, 2), echo(NaN), echo(new Date(0))];';

    expect(await rig.value(source)).toEqual([
      {},
      {},
      null,
      null,
      null,
      {},
      1,
      null,
      '1970-01-01T00:00:00.000Z',
    ]);
  });

  it('refuse by a ToolError that can be caught', async () => {
    const source = `
      try { echo({ a: 1 }); } catch (error) {
        return [error instanceof ToolError, error instanceof Error, error.name, error.message, String(error), Object.keys(error)];
      }`;

    expect(await rig.value(source, { callTool: refuse })).toEqual([
      true,
      true,
      'ToolError',
      'refused {"a":1}',
      'ToolError: refused {"a":1}',
      [],
    ]);
  });

  it('refuse with NUL, quotes and lone surrogates in the sentence', async () => {
    const refusal = 'a\u0000b\ud800c "ü" \\ \n😀';

    expect(
      await rig.value('try { echo(); } catch (error) { return error.message; }', {
        callTool: () => ({ refusal }),
      }),
    ).toBe(refusal);
  });

  it('end the run with the line of the call where the ToolError is not caught', async () => {
    expect(await rig.run('const a = 1;\n\necho(a);', { callTool: refuse })).toMatchObject({
      status: 'threw',
      error: { name: 'ToolError', message: 'refused 1', line: 3 },
    });
  });

  it.each([
    'echo({ get a() { throw new RangeError("mine") } })',
    'echo({ toJSON() { throw new RangeError("mine") } })',
    'echo(new Proxy({}, { ownKeys() { throw new RangeError("mine") } }))',
  ])('never see the call where the arguments throw: %s', async (call) => {
    let calls = 0;
    const callTool: ToolCaller = () => ({ json: String((calls += 1)) });

    expect(await rig.value(`try { ${call}; } catch (error) { return error.message; }`, { callTool })).toBe(
      'mine',
    );
    expect(calls).toBe(0);
  });

  it('can be called from within the arguments of a call', async () => {
    expect(
      await rig.value('return echo({ toJSON: () => [echo(1), echo({ toJSON: () => echo(2) })] });'),
    ).toEqual([1, 2]);
  });

  it('cannot be changed, but be shadowed', async () => {
    const source = `
      'use strict';
      const refused = [() => { tools.echo = 1; }, () => { tools.more = 1; }, () => { delete tools.echo; }, () => { echo.name = 'x'; }, () => { echo.call = 1; }]
        .filter((change) => { try { change(); return false; } catch { return true; } }).length;
      globalThis.echo = () => 'shadow';
      return [refused, echo(1), tools.echo(1)];`;

    expect(await rig.value(source)).toEqual([5, 'shadow', 1]);
    expect(await rig.value('return echo(1);')).toBe(1);
  });

  it('see each other in order, and are told apart', async () => {
    const seen: string[] = [];
    const tool = (name: string) => (text: string) => {
      seen.push(`${name} ${text}`);
      return `"${name}"`;
    };

    expect(
      await rig.value('return [second(1), first(2), second(3)];', {
        tools: { first: tool('first'), second: tool('second') },
      }),
    ).toEqual(['second', 'first', 'second']);
    expect(seen).toEqual(['second 1', 'first 2', 'second 3']);
  });
});

describe.each(ENGINE_KINDS)('a bug of a host tool over the %s engine', async (kind) => {
  const rig = await createRig(kind);
  const bug = new TypeError('a secret of the host');
  const callTool: ToolCaller = () => {
    throw bug;
  };

  it('outranks a guest that catches it', async () => {
    const outcome = await rig.run('try { echo(); } catch { return "fine"; }', { callTool });

    expect(outcome).toMatchObject({ status: 'threw', json: undefined, hostFailure: { thrown: bug } });
  });

  it('outranks a guest that goes on for ever, and stops it', async () => {
    const outcome = await rig.run('try { echo(); } catch {} for (;;) { try { for (;;); } catch {} }', {
      callTool,
    });

    expect(outcome.hostFailure?.thrown).toBe(bug);
  });

  it('is kept where it was the first of several', async () => {
    let count = 0;
    const bugs = [new Error('first'), new Error('second')];

    const outcome = await rig.run('try { echo(); } catch {} try { echo(); } catch {}', {
      callTool: () => {
        throw bugs[count++];
      },
    });

    expect(outcome.hostFailure?.thrown).toBe(bugs[0]);
    expect(count).toBe(1);
  });

  it('shows the guest nothing of itself', async () => {
    const written: string[] = [];
    const seeing: ToolCaller = () => {
      throw bug;
    };

    const outcome = await rig.run(
      'try { echo(); } catch (error) { console.log(error.name, error.message, error.stack, Object.getOwnPropertyNames(error).join()); }',
      { callTool: seeing },
    );

    written.push(...outcome.console);
    expect(written.join()).toMatch(/^ToolError the tool failed/);
    expect(written.join()).not.toMatch(/secret|node:|\.ts|file:/);
  });

  it('leaves the next run as if nothing had been', async () => {
    await rig.run('try { echo(); } catch {}', { callTool });

    expect(await rig.run('return echo(1);')).toMatchObject({
      status: 'returned',
      json: '1',
      hostFailure: undefined,
    });
  });

  it('is also told where undefined is thrown', async () => {
    const outcome = await rig.run('try { echo(); } catch {} return 1;', {
      callTool: () => {
        throw undefined;
      },
    });

    expect(outcome.hostFailure).toEqual({ thrown: undefined });
  });
});
