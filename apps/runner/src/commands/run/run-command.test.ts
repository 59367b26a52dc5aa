import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXIT_CODE } from '../../exit-code.ts';
import { run } from '../../run.ts';
import { createTestContext, type TestContext } from '../../testing/test-context.ts';

// Whole runs, with sandboxes in threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 });

const EXPERIMENT = `
name: small
environment: helpdesk
challenge: { tasks: 6 }
rollout: { perTask: 2, steps: 4 }
evaluate: { sets: [procedural, own, official], trials: 2, tasks: 3 }
`;

/** Facts of a run that do not depend on when and where it was. */
async function factsOf(folder: string): Promise<Record<string, string>> {
  const lines = async (name: string): Promise<string> => {
    const records = (await readFile(join(folder, name), 'utf8')).trim().split('\n').filter(Boolean);
    return records
      .map((line) => JSON.stringify({ ...JSON.parse(line), timing: 0, timeMs: 0 }))
      .sort()
      .join('\n');
  };
  return {
    tasks: await readFile(join(folder, 'tasks.jsonl'), 'utf8'),
    rollouts: await lines('rollouts.jsonl'),
    evaluations: await lines('evals.jsonl'),
    report: await readFile(join(folder, 'report.json'), 'utf8'),
  };
}

let finished: string;
beforeAll(async () => {
  finished = await mkdtemp(join(tmpdir(), 'sca-finished-'));
  await writeFile(join(finished, 'experiment.yaml'), EXPERIMENT);
  const context = createTestContext({ cwd: finished });
  const code = await run(['run', 'experiment.yaml', '--workers', '1'], context);
  expect(context.stderr.text).toContain('eval 1 procedural');
  expect(code).toBe(EXIT_CODE.done);
}, 180_000);
afterAll(() => rm(finished, { recursive: true }));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-run-'));
  await writeFile(join(folder, 'experiment.yaml'), EXPERIMENT);
});
afterEach(() => rm(folder, { recursive: true }));

async function sca(words: string, given: Partial<TestContext> = {}): Promise<TestContext & { code: number }> {
  const context = createTestContext({ cwd: folder, ...given });
  const code = await run(words.split(' '), context);
  return Object.assign(context, { code });
}

describe('a run', () => {
  it('leaves everything that the run format names', async () => {
    const names = (await readdir(join(finished, 'runs/small'))).sort();
    expect(names).toEqual([
      'checkpoints',
      'data',
      'evals.jsonl',
      'events.jsonl',
      'proposals.jsonl',
      'report.html',
      'report.json',
      'rollouts.jsonl',
      'run.json',
      'tasks.jsonl',
    ]);
    expect(
      (await readFile(join(finished, 'runs/small/rollouts.jsonl'), 'utf8')).trim().split('\n'),
    ).toHaveLength(12);
  });

  it('has a report that needs nothing else and names what was not measured', async () => {
    const page = await readFile(join(finished, 'runs/small/report.html'), 'utf8');
    expect(page).not.toMatch(/<script|src=|href="http|url\(/);
    expect(page).toContain('<svg');
    const report = JSON.parse(await readFile(join(finished, 'runs/small/report.json'), 'utf8'));
    expect(report.comparisons.map(({ set }: { set: string }) => set)).toEqual(['procedural']);
    expect(report.missing.map(({ set }: { set: string }) => set)).toEqual(['own', 'official']);
  });

  it('does nothing again, and says on stdout what it is and was, and nothing else', async () => {
    const before = await factsOf(join(finished, 'runs/small'));
    const { stdout, code } = await sca('run experiment.yaml --json', { cwd: finished });
    const records = stdout.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ type }) => type)).toEqual(['launch', 'done']);
    expect(records[1]).toMatchObject({
      stoppedAt: null,
      isInterrupted: false,
      iterations: [{ tasks: 6, episodes: 12 }],
    });
    expect(code).toBe(EXIT_CODE.done);
    expect(await factsOf(join(finished, 'runs/small'))).toEqual(before);
  });

  it('goes on after Ctrl-C and ends as an undisturbed one', async () => {
    const context = createTestContext({ cwd: folder });
    const stderr = Object.assign(Object.create(context.stderr), {
      write: async (text: string) => {
        if (text.startsWith('challenge 1')) context.interrupt();
        await context.stderr.write(text);
      },
    });
    const code = await run(['run', 'experiment.yaml', '--workers', '1'], { ...context, stderr });
    expect(code).toBe(EXIT_CODE.interrupted);
    expect(context.stdout.text).toMatch(/Stopped at .* Run the same command again/);
    await appendFile(join(folder, 'runs/small/rollouts.jsonl'), '{"torn');
    expect((await sca('run experiment.yaml --workers 1')).code).toBe(EXIT_CODE.done);
    expect(await factsOf(join(folder, 'runs/small'))).toEqual(await factsOf(join(finished, 'runs/small')));
  });

  it('can be made stage by stage', async () => {
    const stages = ['challenge', 'rollout', 'train', 'eval', 'report'];
    for (const stage of stages) await sca(`${stage} experiment.yaml --workers 1`);
    expect(await factsOf(join(folder, 'runs/small'))).toEqual(await factsOf(join(finished, 'runs/small')));
  });

  it('is repeated from its folder under the next name', async () => {
    const { stderr } = await sca('challenge --from-run runs/small --set challenge.tasks=1 --workers 1', {
      cwd: finished,
    });
    expect(stderr.text).toContain(join('runs', 'small-2'));
  });
});

describe('what is refused', () => {
  it.each([
    ['a changed experiment', 'run experiment.yaml --set challenge.tasks=7', /challenge\.tasks: 6 -> 7/],
    ['a wrong field', 'run experiment.yaml --set challenge.task=7', /Did you mean tasks\?/],
    [
      'several wrong fields, a line each',
      'run experiment.yaml --set seed=x --set name=5',
      /name takes.*\n.*seed takes/,
    ],
    ['a missing file', 'run experimant.yaml', /sca init experiment/],
    ['nothing', 'run', /Name an experiment file/],
    ['a wrong command', 'chalenge experiment.yaml', /Did you mean challenge\?/],
  ])('%s', async (_what, words, message) => {
    const { stderr, code } = await sca(words, { cwd: finished });
    expect(stderr.text).toMatch(message);
    expect(code).toBe(EXIT_CODE.failed);
  });

  it('a second runner, by the name of the first', async () => {
    await sca('challenge experiment.yaml --set challenge.tasks=1 --workers 1');
    const lock = { pid: process.ppid, host: (await import('node:os')).hostname(), startedAt: '2026-01-01' };
    await writeFile(join(folder, 'runs/small/run.lock'), JSON.stringify(lock));
    const { stderr, code } = await sca('challenge experiment.yaml --set challenge.tasks=1');
    expect(stderr.text).toContain(`in use by process ${process.ppid}`);
    expect(code).toBe(EXIT_CODE.failed);
  });
});

describe('beside a run', () => {
  it('--dry-run prints the plan and makes nothing', async () => {
    const { stdout } = await sca('run experiment.yaml --dry-run');
    expect(stdout.text).toMatchInlineSnapshot(`
      "small: self-improvement on helpdesk, own world, check mode strict, 1 iteration

      at most                        tasks  trials  times  episodes  model calls
      challenge (procedural)             6              1                      0
      rollout (tool-calling)             6       2      1        12           48
      build (rft as trl-sft)                            1                      0
      train (reference)                                 1                      0
      eval (procedural)                  3       2      2        12           48
      eval (own)              not measured
      eval (official)         not measured
      total                                                      24           96

      own test tasks: not measured. The environment brings no test tasks.
      official test tasks: not measured. helpdesk has no official world; it is no benchmark's. Set world to own.

      No endpoint is called: the reference policy runs here and costs nothing.
      "
    `);
    expect(await readdir(folder)).toEqual(['experiment.yaml']);
  });

  it('--dry-run counts the stages that the command carries out, as JSON too', async () => {
    const { stdout } = await sca('rollout experiment.yaml --dry-run --json');
    const plan = JSON.parse(stdout.text);
    expect(plan).toMatchObject({ type: 'plan', episodes: 12, calls: 48, experiment: { name: 'small' } });
    expect(plan.stages.map(({ stage }: { stage: string }) => stage)).toEqual(['rollout']);
  });

  it('init writes a file that runs as it stands', async () => {
    expect((await sca('init experiment mine.yaml')).code).toBe(EXIT_CODE.done);
    expect((await sca('run mine.yaml --dry-run')).stdout.text).toContain('my-experiment');
    expect((await sca('init experiment mine.yaml')).stderr.text).toContain('is there already');
  });

  it('compare pairs two runs by task', async () => {
    const { stdout } = await sca('compare runs/small runs/small', { cwd: finished });
    expect(stdout.text).toMatch(/procedural: runs\/small over runs\/small +3 .*\+0\.0 points/);
    expect((await sca('compare runs/small', { cwd: finished })).stderr.text).toContain('needs two runs');
  });

  it('compare takes any number of runs, and prints JSON', async () => {
    const { stdout } = await sca('compare runs/small runs/small runs/small --json', { cwd: finished });
    const { comparisons, unpaired } = JSON.parse(stdout.text);
    expect(comparisons).toMatchObject(Array(2).fill({ set: 'procedural', tasks: 3 }));
    expect(unpaired).toEqual([]);
  });

  it('rescore gives the same rewards for the same verifiers', async () => {
    const { stdout, code } = await sca('rescore runs/small --json', { cwd: finished });
    const counts = JSON.parse(stdout.text);
    expect(counts).toMatchObject({ rollouts: 12, leftOut: 0, unreadable: 0 });
    expect(Object.keys(counts.rewards).every((change) => /^(0 -> 0|1 -> 1)$/.test(change))).toBe(true);
    expect(code).toBe(EXIT_CODE.done);
  });

  it('rescore does not write over the rollouts that it reads', async () => {
    const before = await readFile(join(finished, 'runs/small/rollouts.jsonl'), 'utf8');
    const { stderr, code } = await sca('rescore runs/small --out runs/small/rollouts.jsonl', {
      cwd: finished,
    });
    expect(code).toBe(EXIT_CODE.failed);
    expect(stderr.text).toContain('it holds the rollouts that are scored');
    expect(await readFile(join(finished, 'runs/small/rollouts.jsonl'), 'utf8')).toBe(before);
  });
});
