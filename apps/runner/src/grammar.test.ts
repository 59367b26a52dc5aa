import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startInputLog } from './commands/build/input-log.ts';
import { renderReplay } from './commands/replay/render-replay.ts';
import { ReplayTally } from './commands/replay/replay-tally.ts';
import { run } from './run.ts';
import { createTestContext } from './testing/test-context.ts';

// A whole run, with sandboxes in threads, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const EXPERIMENT = `
name: one
environment: helpdesk
challenge: { tasks: 1 }
rollout: { perTask: 1, steps: 1 }
evaluate: { sets: [procedural], trials: 1, tasks: 1 }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sca-grammar-'));
  await writeFile(join(folder, 'experiment.yaml'), EXPERIMENT);
  await sca('run experiment.yaml --workers 1');
  await appendFile(join(folder, 'runs/one/rollouts.jsonl'), 'no row\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** Everything that a command says. */
async function sca(words: string): Promise<string> {
  const context = createTestContext({ cwd: folder });
  await run(words.split(' '), context);
  return context.stdout.text + context.stderr.text;
}

/** `1 tasks` and the like: a one, perhaps an adjective, and what ends in s and is no verb. */
function slips(text: string): string[] {
  const found = text.match(/(?<![\d.,:/+-])1 (?:(?:more|unreadable|training|test) )?[a-z]{2,}s\b/g) ?? [];
  return found.filter((slip) => !/ (?:is|was|has|comes|lies|passes|less)$/.test(slip));
}

it('is looked for where it may be wrong', () => {
  expect(slips('1 tasks, 1 more lines; 11 tasks, 0.1 points, 1 task is')).toEqual([
    '1 tasks',
    '1 more lines',
  ]);
});

it.each([
  ['run experiment.yaml --dry-run'],
  ['run experiment.yaml'],
  ['report runs/one'],
  ['build rft --from runs/one/rollouts.jsonl --out data/rft'],
  ['build kto --from runs/one/rollouts.jsonl --out data/kto'],
  ['compare runs/one runs/one'],
  ['rescore runs/one'],
  ['check runs/one/tasks.jsonl --env helpdesk --workers 1'],
])('of sca %s is right where there is one of everything', async (words) => {
  const said = await sca(words);
  expect(said).toMatch(/\b1\b/);
  expect(slips(said)).toEqual([]);
});

it('of the report is right', async () => {
  const page = await readFile(join(folder, 'runs/one/report.html'), 'utf8');
  expect(page).toContain('1 iteration');
  expect(slips(page.replace(/<style>.*?<\/style>|<[^>]*>/gs, ' '))).toEqual([]);
});

it('of what only happens in long inputs is right', () => {
  const log = startInputLog();
  for (let line = 1; line <= 21; line += 1) log.add({ line, reason: 'not-json', detail: 'no JSON' } as never);
  expect(log.sentences('rollouts.jsonl').at(-1)).toContain('1 more line cannot');
  const tally = Object.assign(new ReplayTally(), { skipped: 1 });
  expect(renderReplay(tally)).toContain('1 row of');
});
