import type { EpisodeOutcome, RewardFunction } from '@sca/agents';
import { type CheckMode, canonicalJson, type Json, type RewardReport } from '@sca/core';
import { type Checker, createChecker, type RewardRequest } from '@sca/sandbox';
import type { TestTask, World } from '../worlds/world.ts';

/** Checks proposals and rewards episodes, for any world of a run. */
export interface Judges extends AsyncDisposable {
  check(world: World, task: unknown, signal?: AbortSignal): ReturnType<Checker['check']>;
  /** The reward of one episode by a task's verifier. */
  reward(world: World, request: RewardRequest): ReturnType<Checker['reward']>;
  /** The reward of a task's episodes. */
  rewardOf(world: World, task: TestTask): RewardFunction;
}

export interface JudgesOptions {
  readonly mode: CheckMode;
  /** Worker threads per environment. */
  readonly workers: number;
}

/** Starts the sandboxes, one for each environment that is asked for. */
export function startJudges({ mode, workers }: JudgesOptions): Judges {
  const checkers = new Map<World, Checker>();
  const rewards = new WeakMap<TestTask, RewardFunction>();
  const checkerOf = (world: World): Checker => {
    const known = checkers.get(world);
    if (known) return known;
    const checker = createChecker({ environment: world.reference, mode, workers });
    checkers.set(world, checker);
    return checker;
  };
  return {
    check: (world, task, signal) => checkerOf(world).check(task, signal ? { signal } : {}),
    reward: (world, request) => checkerOf(world).reward(request),
    rewardOf(world, test) {
      const known = rewards.get(test);
      if (known) return known;
      const reward = test.reward ?? rewardByVerifier(checkerOf(world), test);
      rewards.set(test, reward);
      return reward;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...checkers.values()].map((checker) => checker.close()));
    },
  };
}

/** Episodes of a task that did and said the same get one judgement: the sandbox gives equal results for equal input. */
function rewardByVerifier(checker: Checker, { task }: TestTask): RewardFunction {
  if (!task) throw new TypeError('a test task has a verifier or a reward');
  const known = new Map<string, Promise<RewardReport>>();
  return ({ calls, answer, messages }: EpisodeOutcome) => {
    const key = canonicalJson([calls as unknown as Json, answer, [...messages]]);
    let report = known.get(key);
    if (!report) {
      report = checker.reward({ task, calls, answer, messages });
      known.set(key, report);
      // A failure of ours is no judgement.
      report.catch(() => known.delete(key));
    }
    return report;
  };
}
