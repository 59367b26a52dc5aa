import {
  type CodeAsTask,
  defineEnvironment,
  ScaError,
  type Session,
  startSession,
  TaskProposal,
  type Verdict,
} from '@sca/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Challenge } from '../challenger.ts';
import { library } from './library.test.support.ts';
import { createProceduralChallenger } from './procedural-challenger.ts';
import { runGuest } from './run-guest.test.support.ts';

const SEEDS = Array.from({ length: 60 }, (_item, seed) => seed);

async function challengeAll(options: { seen?: Set<string> } = {}): Promise<Challenge[]> {
  const challenger = createProceduralChallenger({ environment: library, ...options });
  const challenges: Challenge[] = [];
  for (const seed of SEEDS) challenges.push(await challenger.challenge({ seed }));
  return challenges;
}

function taskOf({ task }: Challenge): CodeAsTask {
  if (!task) throw new Error('nothing was proposed');
  return task;
}

function callsOf(task: CodeAsTask): { name: string; args: { [key: string]: unknown } }[] {
  return task.provenance.calls as { name: string; args: { [key: string]: unknown } }[];
}

let proposed: readonly Challenge[] = [];
beforeAll(async () => {
  proposed = await challengeAll();
});

describe('what is proposed', () => {
  it('is the same for the same seed, whatever was asked before', async () => {
    const fresh = createProceduralChallenger({ environment: { ...library } });

    expect(await fresh.challenge({ seed: 7 })).toEqual(proposed[7]);
    expect(new Set(proposed.map((each) => taskOf(each).id)).size).toBeGreaterThan(20);
  });

  it('never has the calls of an earlier task where those are remembered', async () => {
    const hashes = (await challengeAll({ seen: new Set() })).map((each) => taskOf(each).provenance.callsHash);

    expect(new Set(hashes).size).toBe(SEEDS.length);
  });

  it('is a complete proposal of one to four calls and three or more failure cases, each another one', () => {
    for (const challenge of proposed) {
      const task = taskOf(challenge);
      expect(TaskProposal.safeParse(task).success).toBe(true);
      expect(callsOf(task).length).toBeGreaterThanOrEqual(1);
      expect(callsOf(task).length).toBeLessThanOrEqual(4);
      expect(new Set(task.failures.map(({ code }) => code)).size).toBeGreaterThanOrEqual(3);
    }
  });

  it('passes its own check, while its failure cases and doing nothing do not', () => {
    for (const challenge of proposed) {
      const task = taskOf(challenge);
      expect(runGuest(library, task)).toBe(true);
      for (const { code } of task.failures)
        expect(runGuest(library, { ...task, solution: code })).toBe(false);
      for (const trivial of ['undefined', 'null', '""', '0', 'true', '[]', '{}'])
        expect(runGuest(library, { ...task, solution: `return ${trivial};` })).toBe(false);
    }
  });

  it('states every literal argument in the instruction', () => {
    for (const challenge of proposed) {
      const { instruction, solution } = taskOf(challenge);
      const strings = [...solution.matchAll(/(?:_id|shelf): "([^"]*)"/g)].map((match) => match[1] ?? '');
      for (const text of strings) expect(instruction).toContain(text);
    }
  });

  it('uses no tool that tells nothing, and every tool that does', () => {
    const names = new Set(proposed.flatMap((each) => callsOf(taskOf(each)).map(({ name }) => name)));

    expect([...names].sort()).toEqual([
      'add_numbers',
      'get_book',
      'get_reader',
      'list_books',
      'move_book',
      'take_back',
    ]);
  });

  it('explores from the start that is asked for', async () => {
    const challenger = createProceduralChallenger({ environment: library });

    const { start, calls, task } = await challenger.challenge({ seed: 3, start: { reader_id: 'R-2' } });

    expect(start).toEqual({ reader_id: 'R-2' });
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter(({ name }) => name === 'get_reader').map(({ args }) => args)).not.toContainEqual({
      reader_id: 'R-4',
    });
    expect(task?.provenance.start).toEqual({ reader_id: 'R-2' });
  });
});

describe('around it', () => {
  const verdict: Verdict = {
    ...{
      schema: 'sca.verdict/v1',
      taskId: null,
      mode: 'strict',
      kept: false,
      reason: 'unstable',
      detail: 'x',
    },
    ...{ caseName: null, cases: [], timeMs: 1 },
  } as Verdict;

  it('keeps what the check said, and hands no rejected task on', async () => {
    const challenger = createProceduralChallenger({ environment: library, check: async () => verdict });

    const { attempts, task } = await challenger.challenge({ seed: 1 });

    expect(attempts.map((attempt) => attempt.verdict)).toEqual([verdict]);
    expect(task).toBeNull();
  });

  it('passes on what keeps the check from judging', async () => {
    const full = new ScaError('QUEUE_FULL', 'full', { isRetryable: true });
    const challenger = createProceduralChallenger({
      environment: library,
      check: async () => {
        throw full;
      },
    });

    await expect(challenger.challenge({ seed: 1 })).rejects.toBe(full);
  });

  it('stops at its signal', async () => {
    const challenger = createProceduralChallenger({ environment: library });
    const reason = new Error('enough');

    await expect(challenger.challenge({ seed: 1, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('looks at an environment once, however many challengers there are', async () => {
    let calls = 0;
    const tools = library.tools.map((tool) => ({
      ...tool,
      execute(state: never, input: never) {
        calls += 1;
        return tool.execute(state, input);
      },
    }));
    const environment = defineEnvironment({ ...library, tools });
    const callsOfChallenge = async (): Promise<number> => {
      const before = calls;
      await createProceduralChallenger({ environment }).challenge({ seed: 5 });
      return calls - before;
    };

    expect(await callsOfChallenge()).toBeGreaterThan(500);
    expect(await callsOfChallenge()).toBeLessThan(500);
  });

  it('works the same over sessions that answer later and cannot be forked', async () => {
    const remote = (): Session => {
      const local = startSession(library);
      return {
        calls: local.calls,
        call: async (name, args) => local.call(name, args),
        digest: async () => local.digest(),
        diff: async () => local.diff(),
        close: async () => local.close(),
      };
    };
    const challenger = createProceduralChallenger({ environment: library, startSession: remote });

    const { task } = await challenger.challenge({ seed: 5 });

    expect(task && runGuest(library, task)).toBe(true);
  });

  it('proposes nothing where there is nothing to call', async () => {
    const challenger = createProceduralChallenger({
      environment: { ...library, tools: [], toolsByName: new Map(), starts: () => [] },
    });

    expect(await challenger.challenge({ seed: 1 })).toMatchObject({ attempts: [], task: null, start: null });
  });
});
