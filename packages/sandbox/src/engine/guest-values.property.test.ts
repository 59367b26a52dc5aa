import type { Json } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRig, ENGINE_KINDS } from './engine-rig.test.support.ts';

const RUNS = { numRuns: 120, seed: 20260 };

// Keys and strings of any code units, lone surrogates and NUL included; `__proto__` is a key like any other.
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom('\u0000', '\ud800', '\udfff', '\u2028', '__proto__', 'constructor', 'toJSON', 'then', ''),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 1e308, -1e308, 5e-324, 2 ** 53, 0.1),
);
const value = fc.letrec<{ json: Json; object: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    number,
    text,
    fc.array(tie('json'), { maxLength: 5 }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(text, tie('json')), { maxLength: 5 }).map((entries) => ownProperties(entries)),
})).json;

describe.each(ENGINE_KINDS)('any JSON value over the %s engine', async (kind) => {
  const rig = await createRig(kind);

  it('survives input -> return', async () => {
    const guest = await rig.engine.load([], [{ kind: 'body', source: 'return input;' }]);
    const passThrough = async (json: string): Promise<string | undefined> => {
      const { json: returned } = await guest.run({
        program: 0,
        args: [json],
        seed: 0,
        callTool: () => ({ refusal: '' }),
      });
      return returned;
    };

    await fc.assert(
      fc.asyncProperty(value, async (sent) => expectSame(await passThrough(JSON.stringify(sent)), sent)),
      RUNS,
    );
  });

  it('survives tool argument -> tool result -> return, kept ahead or not', async () => {
    const guest = await rig.engine.load(['echo'], [{ kind: 'body', source: 'return echo(input);' }]);
    const passThrough = async (json: string): Promise<string | undefined> => {
      const callTool = (_index: number, text: string): { json: string } => ({ json: text });
      const { json: returned } = await guest.run({ program: 0, args: [json], seed: 0, callTool });
      guest.expectResults([json]);
      return returned;
    };

    await fc.assert(
      fc.asyncProperty(value, async (sent) => {
        expectSame(await passThrough(JSON.stringify(sent)), sent);
        expectSame(await passThrough(JSON.stringify(sent)), sent);
      }),
      RUNS,
    );
  });

  it('survives nested 100 deep, as array and as object', async () => {
    let deep: Json = 'core';
    for (let depth = 0; depth < 100; depth += 1) deep = depth % 2 ? [deep] : { '\ud800': deep };

    expect(await rig.value('return [input, echo(input)];', { args: [deep] })).toEqual([deep, deep]);
  });
});

function ownProperties(entries: [string, Json][]): Json {
  const object = {};
  for (const [key, json] of entries)
    Object.defineProperty(object, key, { value: json, enumerable: true, configurable: true, writable: true });
  return object;
}

/** The text that this thread's JSON writes for a value is the one right text: -0 is 0 in it. */
function expectSame(returned: string | undefined, sent: Json): void {
  // Keys like array indices are sorted first by any engine when it parses.
  expect(returned).toBe(JSON.stringify(JSON.parse(JSON.stringify(sent))));
}
