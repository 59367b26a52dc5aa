import { describe, expect, it, vi } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';
import type { RunMonitor } from './run-monitor.ts';

describe.each(ENGINE_KINDS)('limits over the %s engine', (kind) => {
  it('outputBytes: what just fits is returned, one byte more is too large', async () => {
    const rig = await createRig(kind, { outputBytes: 100 });

    expect(await rig.value('return "x".repeat(98);')).toBe('x'.repeat(98));
    expect(await rig.value('return "é".repeat(49);')).toBe('é'.repeat(49));
    for (const source of [
      'return "x".repeat(99);',
      'return "é".repeat(49) + "x";',
      'return "x".repeat(1e7);',
    ]) {
      expect(await rig.run(source)).toMatchObject({
        status: 'output-too-large',
        json: undefined,
        error: { name: 'OutputError', message: 'the result is longer than 100 bytes of JSON', line: null },
      });
    }
  });

  it('outputBytes: an error that is too long for it is too large as well', async () => {
    const rig = await createRig(kind, { outputBytes: 100 });

    expect((await rig.run('throw new Error("x".repeat(1000));')).status).toBe('output-too-large');
  });

  it('toolCalls: the last that is allowed works, one more ends the run', async () => {
    const rig = await createRig(kind, { toolCalls: 3 });

    expect(await rig.value('return [echo(1), echo(2), echo(3)];')).toEqual([1, 2, 3]);
    expect(
      await rig.run('for (let i = 0; i < 4; i += 1) { try { echo(i); } catch {} } return "caught";'),
    ).toMatchObject({
      status: 'threw',
      error: { name: 'LimitError', message: 'made more than 3 tool calls', line: null },
    });
  });

  it('toolCalls: a run that goes on after it is stopped, and the tool not called', async () => {
    let calls = 0;
    const rig = await createRig(kind, { toolCalls: 2 });

    const outcome = await rig.run('for (;;) { try { echo(); } catch {} }', {
      callTool: () => ({ json: String((calls += 1)) }),
    });

    expect(outcome).toMatchObject({ status: 'threw', error: { name: 'LimitError' } });
    expect(calls).toBe(2);
  });

  it('toolCalls: 0 allows none', async () => {
    const rig = await createRig(kind, { toolCalls: 0 });

    expect((await rig.run('echo();')).error?.name).toBe('LimitError');
    expect(await rig.value('return 1;')).toBe(1);
  });

  it('toolArgumentBytes: what just fits is passed on, one byte more is refused', async () => {
    const rig = await createRig(kind, { toolArgumentBytes: 100 });

    expect(await rig.value('return echo("x".repeat(98));')).toBe('x'.repeat(98));
    expect(
      await rig.value('try { echo("x".repeat(99)); } catch (error) { return [error.name, error.message]; }'),
    ).toEqual(['ToolError', 'the arguments are longer than 100 bytes']);
    expect(await rig.value('try { echo("é".repeat(50)); } catch (error) { return error.name; }')).toBe(
      'ToolError',
    );
  });

  it('toolArgumentBytes: the arguments of one run together are limited as well', async () => {
    const rig = await createRig(kind, { toolArgumentBytes: 1000 });

    expect(await rig.value('for (let i = 0; i < 7; i += 1) echo("x".repeat(900)); return 1;')).toBe(1);
    expect(
      await rig.run('for (let i = 0; i < 100; i += 1) try { echo("x".repeat(900)); } catch {}'),
    ).toMatchObject({
      status: 'threw',
      error: { name: 'LimitError' },
      wasStopped: true,
    });
  });

  it('memoryBytes: what fits runs, what does not ends the run whatever the guest makes of it', async () => {
    const rig = await createRig(kind, { memoryBytes: 32 * 2 ** 20 });

    expect(await rig.value('return new Uint8Array(20e6).length;')).toBe(20e6);
    for (const source of [
      'return new Uint8Array(40e6).length;',
      'try { new Uint8Array(40e6); } catch {} return "caught";',
      'const a = []; for (;;) a.push(new Array(1000).fill(1));',
      'const a = []; for (;;) try { for (;;) a.push("x".repeat(1e5) + a.length); } catch {}',
      'const f = () => { Promise.resolve().then(f); Promise.resolve().then(f); }; f(); await new Promise(() => {});',
    ]) {
      expect(await rig.run(source)).toMatchObject({
        status: 'out-of-memory',
        json: undefined,
        error: { name: 'MemoryError', line: null },
      });
    }
    expect(await rig.value('return new Uint8Array(20e6).length;')).toBe(20e6);
  });

  it('memoryBytes: what the host brings in must fit as well, and is no failure of the host where it does not', async () => {
    // The public API of the engine prints what happens to it then.
    using _silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const rig = await createRig(kind, { memoryBytes: 24 * 2 ** 20 });
    const big = JSON.stringify('x'.repeat(12e6));
    const filling = 'const big = new Uint8Array(10e6); try { echo(); } catch {} return big.length;';
    const tooMuch = { status: 'out-of-memory', json: undefined, hostFailure: undefined };

    expect(await rig.run(filling, { callTool: () => ({ json: big }) })).toMatchObject(tooMuch);
    expect(await rig.run(filling, { callTool: () => ({ refusal: big }) })).toMatchObject(tooMuch);
    expect(await rig.run('return input.length;', { args: ['x'.repeat(20e6)] })).toMatchObject(tooMuch);
    expect(await rig.run(`return "${'x'.repeat(20e6)}".length;`)).toMatchObject(tooMuch);
    expect(await rig.run(`"${'x'.repeat(20e6)}"; function verify() {}`, { kind: 'verifier' })).toMatchObject(
      tooMuch,
    );
    expect((await rig.turns([`"${'x'.repeat(20e6)}".length`]))[0]).toMatchObject(tooMuch);
    expect(await rig.value('return [echo(1), Math.max(1, 2)];')).toEqual([1, 2]);
  });

  it('stackBytes: deep recursion is an error that the guest can catch', async () => {
    const rig = await createRig(kind);

    expect(
      await rig.value('const f = () => 1 + f(); try { f(); } catch (error) { return error.message; }'),
    ).toBe('stack overflow');
    expect(await rig.run('const f = () => 1 + f();\nf();')).toMatchObject({
      status: 'threw',
      error: { name: 'InternalError', line: 1 },
    });
  });

  it('stackBytes: more of it allows deeper recursion', async () => {
    const depth = 'let depth = 0; const f = () => { depth += 1; f(); }; try { f(); } catch {} return depth;';

    const shallow = await (await createRig(kind, { stackBytes: 16 * 2 ** 10 })).value(depth);
    const deep = await (await createRig(kind, { stackBytes: 64 * 2 ** 10 })).value(depth);

    expect(deep).toBeGreaterThan(2 * (shallow as number));
  });

  it('interruptCount: stops a loop after so many polls, before any clock is asked', async () => {
    const clock: RunMonitor = { begin: () => true, end() {}, isPastDeadline: () => false };
    const rig = await createRig(kind, { interruptCount: 5 }, clock);

    expect(await rig.value('let n = 0; while (n < 1e4) n += 1; return n;')).toBe(1e4);
    for (const source of [
      'for (;;);',
      'for (;;) try { for (;;); } catch {} finally {}',
      'for (;;) await 0;',
      '/^(a+)+$/.test("a".repeat(40) + "!");',
    ]) {
      expect(await rig.run(source)).toMatchObject({
        status: 'timed-out',
        error: { name: 'TimeoutError', line: null },
      });
    }
  });

  it('interruptCount: the same loop is stopped at the same place each time', async () => {
    const rig = await createRig(kind, { interruptCount: 3 });
    const source = 'let n = 0; for (;;) { n += 1; if (n % 1000 === 0) console.log(n); }';

    const [first, second] = [await rig.run(source), await rig.run(source)];

    expect(first.console.length).toBeGreaterThan(0);
    expect(second.console).toEqual(first.console);
  });

  it('wallTimeMs: the deadline of the monitor stops a loop that has polls left', async () => {
    let begun = 0;
    const monitor: RunMonitor = {
      begin: (wallTimeMs) => (begun = wallTimeMs) > 0,
      end() {},
      isPastDeadline: () => true,
    };
    const rig = await createRig(kind, { wallTimeMs: 1234 }, monitor);

    const outcome = await rig.run('try { for (;;); } catch { return "caught"; }');

    expect(outcome).toMatchObject({
      status: 'timed-out',
      error: { message: expect.stringContaining('1234 ms') },
    });
    expect(begun).toBe(1234);
  });

  it('a step that the monitor knows to hang is not run', async () => {
    let step = 0;
    const monitor: RunMonitor = { begin: () => (step += 1) === 1, end() {}, isPastDeadline: () => false };
    const rig = await createRig(kind, {}, monitor);

    expect(await rig.run('console.log("ran"); return 1;')).toMatchObject({
      status: 'timed-out',
      console: [],
    });
    step = 0;
    expect(await rig.run('return 1;')).toMatchObject({ status: 'timed-out' });
  });

  it('pending: a promise that nothing can settle ends the run at once', async () => {
    const clock: RunMonitor = { begin: () => true, end() {}, isPastDeadline: () => false };
    const rig = await createRig(kind, {}, clock);

    for (const source of [
      'await new Promise(() => {});',
      'return new Promise(() => {});',
      'return { then() {} };',
      'await { then() {} };',
    ]) {
      expect(await rig.run(source)).toMatchObject({
        status: 'pending',
        json: undefined,
        error: { name: 'PendingError', line: null },
      });
    }
  });

  it('after each kind of end an ordinary run is as ever', async () => {
    const rig = await createRig(kind, {
      memoryBytes: 20 * 2 ** 20,
      interruptCount: 20,
      outputBytes: 1000,
      toolCalls: 5,
    });
    const before = await rig.run('return [echo(1), Math.random(), typeof leak];');

    for (const source of [
      'globalThis.leak = 1; for (;;);',
      'globalThis.leak = 1; new Uint8Array(1e8);',
      'globalThis.leak = "x".repeat(1e4); return leak;',
      'globalThis.leak = 1; await new Promise(() => {});',
      'globalThis.leak = 1; for (;;) echo();',
      'globalThis.leak = 1; throw 1;',
      'globalThis.leak = new Uint8Array(10e6);',
      'const f = () => f(globalThis.leak = 1); f();',
      'leak(',
    ]) {
      await rig.run(source);
      const { peakMemoryBytes, ...after } = await rig.run('return [echo(1), Math.random(), typeof leak];');
      expect(after).toEqual({ ...before, peakMemoryBytes: undefined });
    }
  });
});
