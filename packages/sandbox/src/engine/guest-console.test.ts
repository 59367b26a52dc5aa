import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';

describe.each(ENGINE_KINDS)('the console over the %s engine', async (kind) => {
  const rig = await createRig(kind);

  it('captures each line of every method, in order, up to where the code ended', async () => {
    const outcome = await rig.run(
      'console.log("a"); console.info("b"); console.warn("c"); console.error("d"); console.debug("e"); throw 1;',
    );

    expect(outcome.console).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each([
    ['"a", 1, true, null, undefined', 'a 1 true null undefined'],
    ['{ a: [1, "b"] }', '{"a":[1,"b"]}'],
    ['new RangeError("r")', 'RangeError: r'],
    ['Symbol("s"), 10n, () => 1', 'Symbol(s) 10 () => 1'],
    ['', ''],
    ['(() => { const a = {}; a.a = a; return a; })()', '[object Object]'],
    ['Object.create(null, { toJSON: { value: () => undefined } })', '[unprintable]'],
    ['{ toJSON() { throw 1 }, toString() { throw 2 } }', '[unprintable]'],
    ['Object.assign(new Error("x"), { toString() { throw 1 } })', '[unprintable]'],
    ['new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })', '[unprintable]'],
    [String.raw`"a\u0000b\ud800c\u{1F600}"`, 'a\u0000b\ud800c😀'],
    ['"two\\nlines"', 'two\nlines'],
  ])('shows %s', async (args, line) => {
    const outcome = await rig.run(`console.log(${args}); return 1;`);

    expect(outcome).toMatchObject({ status: 'returned', console: [line] });
  });

  it('writes during a verifier, and between tool calls', async () => {
    expect((await rig.run('function verify() { console.log("v"); }', { kind: 'verifier' })).console).toEqual([
      'v',
    ]);
    expect((await rig.run('for (const i of [1, 2]) console.log(echo(i)); ')).console).toEqual(['1', '2']);
  });
});

describe.each(ENGINE_KINDS)('the limit consoleBytes over the %s engine', (kind) => {
  it('cuts the line that passes it, and drops what follows', async () => {
    const rig = await createRig(kind, { consoleBytes: 10 });

    const outcome = await rig.run(
      'console.log("12345"); console.log("ééé"); console.log("gone"); return "fine";',
    );

    expect(outcome).toMatchObject({ status: 'returned', console: ['12345', 'éé[cut]'] });
  });

  it('counts a line end for each line, and keeps what just fits', async () => {
    const rig = await createRig(kind, { consoleBytes: 6 });

    expect((await rig.run('console.log("ab"); console.log("cd"); console.log("e");')).console).toEqual([
      'ab',
      'cd',
    ]);
    expect((await rig.run('for (let i = 0; i < 100; i += 1) console.log("");')).console).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  it('keeps nothing at 0', async () => {
    const rig = await createRig(kind, { consoleBytes: 0 });

    expect(await rig.run('console.log("x"); return 1;')).toMatchObject({ status: 'returned', console: [] });
  });

  it('does not carry a line that is far too long', async () => {
    const rig = await createRig(kind, { consoleBytes: 100 });

    const { console: lines } = await rig.run('console.log("x".repeat(1e6)); return 1;');

    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(150);
  });
});
