import { type CodeSession, type CodeTurn, ToolError } from '@sca/core';
import { afterAll, describe, expect, it } from 'vitest';
import { type CodeSessionOptions, startCodeSession } from './code-session.ts';
import { ENGINE_KINDS } from './engine/engine-rig.test.support.ts';
import { TEST_LIMITS } from './fixtures/limits.test.support.ts';
import { createSandbox } from './sandbox.ts';

const briefly = ({ status, value }: CodeTurn): unknown => value ?? status;

describe.each(ENGINE_KINDS)('a code session over the %s engine', (engine) => {
  const sandbox = createSandbox({
    engine,
    workers: 2,
    limits: { ...TEST_LIMITS, toolCalls: 5, outputBytes: 10_000 },
  });
  afterAll(() => sandbox.close());
  const start = (options?: CodeSessionOptions): CodeSession => startCodeSession(sandbox, options);
  const play = async (codes: readonly string[], options?: CodeSessionOptions): Promise<unknown[]> => {
    const session = start(options);
    const values: unknown[] = [];
    for (const code of codes) values.push(briefly(await session.run(code)));
    return values;
  };

  it('gives all that a turn leaves', async () => {
    const session = start({ tools: { echo: (args) => args } });

    expect(await session.run('const a = echo({ n: 1 }); console.log("a", a); a')).toEqual({
      status: 'returned',
      value: { n: 1 },
      error: null,
      console: ['a {"n":1}'],
      calls: [{ name: 'echo', args: { n: 1 }, ok: true }],
    });
    expect(await session.run('\nnull.x')).toEqual({
      status: 'threw',
      value: undefined,
      error: { name: 'TypeError', message: expect.any(String), line: 2 },
      console: [],
      calls: [],
    });
  });

  it('lets every kind of declaration be declared again', async () => {
    const codes = [
      'const a = 1; let b = 2; class C { x = 3 } function f() { return 4 } const { d, e: [g] } = { d: 5, e: [6] };',
      '[a, b, new C().x, f(), d, g]',
      'const a = 10; let b = 20; class C { x = 30 } function f() { return 40 } const { d, e: [g] } = { d: 50, e: [60] };',
      '[a, b, new C().x, f(), d, g]',
      'let b; var a; class D extends C { y = 7 }',
      '[a, b === undefined, new D().x, new D().y]',
    ];

    expect((await play(codes)).filter(Array.isArray)).toEqual([
      [1, 2, 3, 4, 5, 6],
      [10, 20, 30, 40, 50, 60],
      [10, true, 30, 7],
    ]);
  });

  it('keeps to block scope what is declared in blocks', async () => {
    expect(
      await play([
        'for (let i = 0; i < 3; i += 1) { const inner = i; }',
        'typeof i + typeof inner',
        'for (let i = 0; i < 3; i += 1) { const inner = i; }',
        'typeof i',
      ]),
    ).toEqual(['returned', 'undefinedundefined', 'returned', 'undefined']);
  });

  it('waits at the top of a turn and keeps what came', async () => {
    const tools = { later: async (args: unknown) => args };

    expect(
      await play(
        ['const a = await later(1); const [b, c] = await Promise.all([later(2), later(3)]);', '[a, b, c]'],
        { tools },
      ),
    ).toEqual(['returned', [1, 2, 3]]);
  });

  it('keeps what a turn did before it threw', async () => {
    expect(await play(['var a = 1;', 'a = 2; throw new Error("x"); a = 3;', 'a'])).toEqual([
      'returned',
      'threw',
      2,
    ]);
  });

  it.each([
    ['timed-out', 'a = 2; for (;;);'],
    ['timed-out', 'a = 2; Array(1e9).join("x");'],
    ['out-of-memory', 'a = 2; new Uint8Array(1e8);'],
    ['output-too-large', 'a = 2; "x".repeat(20000)'],
    ['threw', 'a = 2; for (;;) echo();'],
    ['syntax-error', 'a = 2; a b'],
  ])('is as before after a turn that is stopped: %s by %s', async (status, code) => {
    const tools = { echo: () => 1 };

    expect(
      await play(['var a = 1; const keep = { b: [1] };', code, '[a, keep]', 'a += 1; a'], { tools }),
    ).toEqual(['returned', status, [1, { b: [1] }], 2]);
  });

  it('takes turns in the order in which they were given', async () => {
    const session = start();

    const turns = await Promise.all(
      ['var log = ["a"]', 'log.push("b"); await null; log.push("c")', 'throw log.push("d")', 'log'].map(
        (code) => session.run(code),
      ),
    );

    expect(turns.at(-1)?.value).toEqual(['a', 'b', 'c', 'd']);
  });

  it('does not mix with others that go on at once', async () => {
    const sessions = Array.from({ length: 12 }, (_item, index) =>
      start({ seed: index, tools: { own: () => index } }),
    );

    await Promise.all(
      sessions.map((session, index) =>
        session.run(`var me = ${index}; var sum = own(); Array.prototype.me = me;`),
      ),
    );
    for (let round = 0; round < 4; round += 1)
      await Promise.all(sessions.map((session) => session.run('sum += me + own();')));
    const values = await Promise.all(sessions.map((session) => session.run('[me, sum, [].me]')));

    expect(values.map(({ value }) => value)).toEqual(
      sessions.map((_session, index) => [index, 9 * index, index]),
    );
  });

  it('draws other numbers in each turn, and the same in a session of the same seed', async () => {
    const codes = ['Math.random()', 'Math.random()', '[Math.random(), Math.random()]'];

    const [first, same, other] = [
      await play(codes, { seed: 5 }),
      await play(codes, { seed: 5 }),
      await play(codes, { seed: 600 }),
    ];

    expect(same).toEqual(first);
    expect(new Set(first.flat()).size).toBe(4);
    expect(other).not.toEqual(first);
  });

  it('refuses by ToolError, and ends the turn alone at a bug of a tool', async () => {
    const tools = {
      refuse: () => {
        throw new ToolError('no');
      },
      broken: () => {
        throw new TypeError('bug');
      },
    };
    const session = start({ tools });

    await session.run('var a = 1; try { refuse() } catch (error) { a = error.message }');
    await expect(session.run('a = 2; try { broken() } catch {} a')).rejects.toMatchObject({
      code: 'HOST_TOOL_FAILED',
    });
    await expect(session.run('a = 3; try { broken() } catch {} Array(1e9).join("x");')).rejects.toMatchObject(
      { code: 'HOST_TOOL_FAILED' },
    );

    expect((await session.run('a')).value).toBe('no');
  });

  it('goes on after a turn that was aborted, as before it', async () => {
    const session = start({ tools: { started: () => controller.abort(new Error('enough')) } });
    const controller = new AbortController();

    await session.run('var a = 1');
    await expect(session.run('a = 2; started(); for (;;);', { signal: controller.signal })).rejects.toThrow(
      'enough',
    );

    expect((await session.run('a')).value).toBe(1);
  });

  it('refuses turns once it is closed', async () => {
    const session = start();
    await session.run('1');

    await session.close();

    await expect(session.run('2')).rejects.toMatchObject({ code: 'CODE_SESSION_CLOSED' });
  });

  it('refuses turns once its sandbox is closed', async () => {
    const own = createSandbox({ engine, workers: 1 });
    const session = startCodeSession(own);
    await session.run('1');

    await own.close();

    await expect(session.run('2')).rejects.toMatchObject({ code: 'SANDBOX_CLOSED' });
  });

  it('lives through many turns', async () => {
    const session = start();
    await session.run('var n = 0');
    for (let turn = 0; turn < 30; turn += 1) await session.run('n += 1');

    expect((await session.run('n')).value).toBe(30);
  });
});
