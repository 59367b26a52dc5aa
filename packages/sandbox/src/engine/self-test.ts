import type { GuestEngine, GuestOutcome, ToolCaller } from './guest-engine.ts';
import { FROZEN_TIME_MS } from './quickjs-module.ts';

const PROGRAMS = {
  pollute: `Object.prototype.leak = 1; globalThis.leak = 1; Array.prototype.map = null; return [Math.random(), typeof leak];`,
  probe: `return [typeof leak, typeof Array.prototype.map, {}.leak === undefined, Date.now(), new Date(0).getHours(), Math.random()];`,
  call: `const first = tools.echo({ a: [1, 'ü'] }); first.a.push(2); return [first, tools.echo({ a: [1, 'ü'] })];`,
  throwing: `try { tools.echo({ refuse: true }) } catch (error) { return [error.name, error.message, error instanceof ToolError] }`,
  pending: `await new Promise(() => {});`,
  growing: `return new Uint8Array(12_000_000).length;`,
  hungry: `try { new Uint8Array(2 ** 30) } catch {} return 1;`,
};
type Name = keyof typeof PROGRAMS;

const LONG = 'x'.repeat(100);

const echo: ToolCaller = (_index, argumentsJson) =>
  argumentsJson.includes('refuse') ? { refusal: 'refused' } : { json: `{"a":[1,"ü"],"long":"${LONG}"}` };

/**
 * Runs small programs with known results, twice over one heap and once over a heap that had to be replaced.
 *
 * @throws Error that names the first program whose result is wrong.
 */
export async function selfTest(engine: GuestEngine): Promise<void> {
  const names = Object.keys(PROGRAMS) as Name[];
  const guest = await engine.load(
    ['echo'],
    names.map((name) => ({ kind: 'body', source: PROGRAMS[name] })),
  );
  const expect = async (name: Name, expected: string): Promise<void> => {
    const outcome = await guest.run({ program: names.indexOf(name), args: [], seed: 7, callTool: echo });
    const found = summarise(outcome);
    if (found !== expected) throw new Error(`the self-test "${name}" gave ${found} instead of ${expected}`);
  };
  const random = 0.011704753153026104;
  const result = `{"a":[1,"ü"],"long":"${LONG}"}`;
  const changed = `{"a":[1,"ü",2],"long":"${LONG}"}`;
  for (const round of ['first', 'expecting results', 'after growth']) {
    if (round === 'expecting results') guest.expectResults([result, result]);
    if (round === 'after growth') await expect('growing', 'returned 12000000');
    await expect('pollute', `returned [${random},"number"]`);
    await expect('probe', `returned ["undefined","function",true,${FROZEN_TIME_MS},0,${random}]`);
    await expect('call', `returned [${changed},${result}]`);
    await expect('throwing', 'returned ["ToolError","refused",true]');
    await expect('pending', 'pending');
    await expect('hungry', 'out-of-memory');
  }
}

function summarise({ status, json, hostFailure }: GuestOutcome): string {
  if (hostFailure) throw hostFailure.thrown;
  return json === undefined ? status : `${status} ${json}`;
}
