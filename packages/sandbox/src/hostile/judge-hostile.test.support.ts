import type { Verdict } from '@sca/core';
import type { Checker } from '../checker.ts';
import { taskWith } from '../fixtures/counters.test.support.ts';
import type { HostileProgram } from './own-programs.test.support.ts';

/** In which place of a task a hostile program stands. */
export type Role = 'solution' | 'verifier' | 'failure case';

export interface HostileRun {
  readonly name: string;
  readonly verdict: Verdict;
  readonly tookMs: number;
  /** Of an ordinary task right after, which should be kept. */
  readonly next: Verdict;
}

/** Judges programs one after the other on each of so many threads, an ordinary task after each. */
export async function judgeHostile(
  checker: Checker,
  programs: readonly HostileProgram[],
  { role, threads }: { role: Role; threads: number },
): Promise<HostileRun[]> {
  const runs: HostileRun[] = [];
  const left = [...programs];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) runs.push(await judgeOne(checker, next, role));
  };
  await Promise.all(Array.from({ length: threads }, work));
  return runs;
}

async function judgeOne(checker: Checker, { name, code }: HostileProgram, role: Role): Promise<HostileRun> {
  const startedAt = performance.now();
  const verdict = await checker.check(taskOf(code, role));
  const tookMs = performance.now() - startedAt;
  return { name, verdict, tookMs, next: await judgeOrdinary(checker) };
}

// With limits this tight a busy machine stops even an ordinary task now and then, but not twice.
async function judgeOrdinary(checker: Checker): Promise<Verdict> {
  const verdict = await checker.check(taskWith());
  return verdict.reason === 'timed-out' ? checker.check(taskWith()) : verdict;
}

function taskOf(code: string, role: Role): unknown {
  if (role === 'solution') return taskWith({ solution: code });
  if (role === 'verifier')
    return taskWith({ verify: `async function verify(answer, transcript) {\n${code}\n}` });
  return taskWith({ failures: [{ code }, { code: 'return 2;' }] });
}
