import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, Trajectory } from '@sca/core';
import { createPolicy, createWeights, savePolicy } from '@sca/policy';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EXIT_CODE } from '../../exit-code.ts';
import { run } from '../../run.ts';
import { createTestContext } from '../../testing/test-context.ts';

// Episodes of whole runs, with sandboxes in threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-parity-'));
  await savePolicy(somePolicy(), join(folder, 'policy.json'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A policy with opinions about everything, right or wrong, so that no logprob is a round number. */
function somePolicy(): ReturnType<typeof createPolicy> {
  const weights = createWeights();
  const random = createRandom(7);
  weights.choice.forEach((_, index) => {
    weights.choice[index] = random.float() - 0.5;
  });
  return createPolicy({ weights });
}

/** Serves the policy while `work` is done, then presses Ctrl-C. */
async function whileServed(work: (baseUrl: string) => Promise<void>): Promise<void> {
  const context = createTestContext({ cwd: folder });
  const serving = run(['serve', '--policy', 'policy.json', '--port', '0'], context);
  const baseUrl = await vi.waitFor(() => {
    const [found] = /http:\S+\/v1/.exec(context.stdout.text) ?? [];
    return found ?? expect.fail('it does not say where it listens');
  });
  try {
    await work(baseUrl);
  } finally {
    context.interrupt();
  }
  expect(await serving).toBe(EXIT_CODE.done);
}

interface Play {
  readonly name: string;
  readonly environment: string;
  readonly executor: string;
}

async function play({ name, environment, executor }: Play): Promise<void> {
  const text = `
name: ${name}
seed: 5
environment: ${environment}
models: { executor: ${executor} }
challenge: { kind: procedural }
rollout: { steps: 6 }
evaluate: { sets: [procedural], trials: 2, tasks: 5 }
train: { trainer: none }
`;
  await writeFile(join(folder, 'experiment.yaml'), text);
  const context = createTestContext({ cwd: folder });
  const code = await run(['eval', 'experiment.yaml', '--workers', '1'], context);
  expect(code, context.stderr.text).toBe(EXIT_CODE.done);
}

type Played = Omit<Trajectory, 'id' | 'group' | 'policy' | 'timing' | 'usage'>;

/** All of a trajectory but what says who played it and how long it took. */
async function played(name: string): Promise<Played[]> {
  const text = await readFile(join(folder, 'runs', name, 'evals.jsonl'), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .map((line) => Trajectory.parse(JSON.parse(line)));
  return rows
    .map(({ id: _id, group: _group, policy: _policy, timing: _timing, usage, ...rest }) => ({
      ...rest,
      usage: { ...usage, costUsd: undefined },
    }))
    .sort((left, right) => keyOf(left).localeCompare(keyOf(right)));
}

const keyOf = (row: Played): string => JSON.stringify([row.taskId, row.trial, row.seed]);

it.each(['helpdesk', 'm3tooleval/message-decoder'])(
  '%s gives the same over HTTP as in process, token by token',
  async (environment) => {
    const here = `${environment.replace('/', '-')}-here`;
    const there = `${environment.replace('/', '-')}-there`;
    await play({
      name: here,
      environment,
      executor: `{ provider: reference, checkpoint: "${join(folder, 'policy.json')}" }`,
    });
    await whileServed((baseUrl) =>
      play({
        name: there,
        environment,
        executor: `{ baseUrl: "${baseUrl}", model: reference-policy, tokens: auto }`,
      }),
    );
    const inProcess = await played(here);
    expect(inProcess).toHaveLength(10);
    // Later turns are told from the messages alone, so there must be some.
    const turns = inProcess.map(({ tokens }) => tokens?.length ?? 0);
    expect(Math.max(...turns)).toBeGreaterThanOrEqual(2);
    expect(Math.min(...turns)).toBeGreaterThanOrEqual(1);
    expect(await played(there)).toEqual(inProcess);
  },
);
