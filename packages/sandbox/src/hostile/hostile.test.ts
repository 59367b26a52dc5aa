import { Verdict } from '@sca/core';
import { afterAll, describe, expect, it } from 'vitest';
import { createChecker } from '../checker.ts';
import { ENGINE_KINDS } from '../engine/engine-rig.test.support.ts';
import type { EngineKind } from '../engine/guest-engine.ts';
import { COUNTERS } from '../fixtures/counters.test.support.ts';
import { type HostileRun, judgeHostile, type Role } from './judge-hostile.test.support.ts';
import { type HostileProgram, OWN_PROGRAMS } from './own-programs.test.support.ts';
import { readSharedPrograms } from './shared-programs.test.support.ts';

const THREADS = 2;
const limits = { interruptCount: 50, wallTimeMs: 200, killGraceMs: 50, memoryBytes: 32 * 2 ** 20 };
// A program is over within its limit and a second; the rest is for the tests that run beside these.
const MAX_MS = limits.wallTimeMs + limits.killGraceMs + 1000 + 3000;
const MAX_RSS_BYTES = 300 * 2 ** 20;

const shared = readSharedPrograms();
const ROLES: readonly Role[] = ['solution', 'verifier', 'failure case'];

/** Our own programs are many more, so each stands in one place of a task, over one engine. */
function ownPrograms(engine: EngineKind, role: Role): HostileProgram[] {
  const turns = ENGINE_KINDS.flatMap((kind) => ROLES.map((place) => `${kind} ${place}`));
  return OWN_PROGRAMS.filter((_program, index) => turns[index % turns.length] === `${engine} ${role}`);
}

describe.each(ENGINE_KINDS)('over the %s engine', (engine) => {
  const checker = createChecker({ environment: COUNTERS, engine, workers: THREADS, limits });
  afterAll(() => checker.close());

  /** What is wrong with how programs were judged, by name. */
  const problemsOf = async (programs: readonly HostileProgram[], role: Role): Promise<string[]> => {
    const runs = await judgeHostile(checker, programs, { role, threads: THREADS });
    return runs.flatMap((run) => problems(run, role).map((problem) => `${run.name}: ${problem}`));
  };

  it.each(ROLES)(
    'hostile programs of our own are judged as a %s',
    async (role) => {
      expect(await problemsOf(ownPrograms(engine, role), role)).toEqual([]);
    },
    120_000,
  );

  it.skipIf(!shared).each(ROLES)(
    `hostile programs of ../shared are judged as a %s${shared ? '' : ': skipped, the corpus is not beside the repository'}`,
    async (role) => {
      expect(await problemsOf(shared ?? [], role)).toEqual([]);
    },
    120_000,
  );

  it('memory is as before once they are over', () => {
    expect(process.memoryUsage().rss).toBeLessThan(MAX_RSS_BYTES);
  });
});

describe('the corpus', () => {
  it('has programs of many kinds, each once', () => {
    const names = [...OWN_PROGRAMS, ...(shared ?? [])].map(({ name }) => name);

    expect(OWN_PROGRAMS.length).toBeGreaterThan(100);
    expect(new Set(names).size).toBe(names.length);
  });
});

function problems({ verdict, tookMs, next }: HostileRun, role: Role): string[] {
  const isAccepted = verdict.cases.some(({ name, passed }) => name === 'failure 1' && passed);
  return [
    Verdict.safeParse(verdict).success ? '' : 'not a verdict',
    verdict.kept && role !== 'failure case' ? 'kept' : '',
    isAccepted && role === 'failure case' ? 'accepted as a failure case' : '',
    next.kept ? '' : `the task after it was misjudged: ${next.reason} in ${next.caseName}: ${next.detail}`,
    tookMs > MAX_MS ? `took ${Math.round(tookMs)} ms` : '',
  ].filter((problem) => problem !== '');
}
