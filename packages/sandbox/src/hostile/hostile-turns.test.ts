import { afterAll, describe, expect, it } from 'vitest';
import { startCodeSession } from '../code-session.ts';
import { createSandbox } from '../sandbox.ts';

const limits = { interruptCount: 200, wallTimeMs: 300, killGraceMs: 100, memoryBytes: 32 * 2 ** 20 };
// Within its limit and a second on a quiet machine; the rest is for the tests that run beside these.
const MAX_MS = 2 * (limits.wallTimeMs + limits.killGraceMs) + 1000 + 3000;

/** Turns are parsed on the host before they are run, so they are also hostile to a parser. */
const TURNS: Record<string, string> = {
  parens: '('.repeat(1e5),
  brackets: `${'['.repeat(1e5)}${']'.repeat(1e5)}`,
  arrows: `${'a=>'.repeat(5e4)}1`,
  templates: `${'`${'.repeat(2e4)}1${'}`'.repeat(2e4)}`,
  'async calls': 'async('.repeat(1e4),
  defaults: `${'(a = '.repeat(5e3)}1${') => 1'.repeat(5e3)}`,
  objects: '({a:'.repeat(2e4),
  classes: `${'class A extends '.repeat(5e3)}B${'{}'.repeat(5e3)}`,
  groups: `/${'('.repeat(5e4)}${')'.repeat(5e4)}/`,
  names: `/${Array.from({ length: 2e4 }, (_item, index) => `(?<g${index}>a)`).join('')}/`,
  labels: `${Array.from({ length: 2e4 }, (_item, index) => `l${index}:`).join('')}1`,
  declarations: Array.from({ length: 5e4 }, (_item, index) => `let v${index}=1;`).join(''),
  sums: `${'1+'.repeat(1e5)}1`,
  'private names': `class A {${Array.from({ length: 2e4 }, (_item, index) => `#p${index};`).join('')}}`,
  comments: '/*'.repeat(1e6),
  statements: 'x;'.repeat(1e6),
  'a hang': 'const a = 1; Array(1e9).join("x")',
  'a loop at the end': 'var a = 2; (async () => { for (;;) await null })(); a',
  'changed promises': 'Promise.prototype.then = () => { for (;;); }; 1',
};

describe('a code session', () => {
  const sandbox = createSandbox({ workers: 1, limits });
  afterAll(() => sandbox.close());

  it.each(Object.keys(TURNS))('lives through a turn that is hostile: %s', async (name) => {
    const session = startCodeSession(sandbox);
    await session.run('const a = 1');

    const startedAt = performance.now();
    const { status } = await session.run(TURNS[name] ?? '');
    const tookMs = performance.now() - startedAt;

    expect(['returned', 'threw', 'syntax-error', 'timed-out', 'out-of-memory']).toContain(status);
    expect(tookMs).toBeLessThan(MAX_MS);
    expect((await session.run('typeof a')).value).toBe('number');
  });
});
