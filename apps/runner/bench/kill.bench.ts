// Kills a run at random moments (SIGKILL), lets it go on, and compares what it leaves with an undisturbed one.
// `node --import tsx apps/runner/bench/kill.bench.ts --kills 50`
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, json: { type: 'string' } },
});
const folder = mkdtempSync(join(tmpdir(), 'sca-kill-'));
const program = join(import.meta.dirname, '../bin/sca.js');
writeFileSync(
  join(folder, 'experiment.yaml'),
  `name: base
environment: m3tooleval/message-decoder
iterations: 2
challenge: { tasks: 40 }
rollout: { perTask: 4, steps: 4 }
evaluate: { sets: [procedural, own], tasks: 20, trials: 2 }
`,
);

function commandOf(name: string): string[] {
  return [program, 'run', 'experiment.yaml', '--name', name, '--workers', '1'];
}

/** What must not depend on interruptions, and ids that must not come twice. */
function factsOf(name: string): { content: string; isUnique: boolean } {
  const text = (file: string): string => readFileSync(join(folder, 'runs', name, file), 'utf8');
  const rows = (file: string): Record<string, unknown>[] =>
    text(file)
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const timeless = (file: string): string[] =>
    rows(file)
      .map((row) => JSON.stringify({ ...row, timing: null, timeMs: null }))
      .sort();
  const ids = [...rows('rollouts.jsonl'), ...rows('evals.jsonl')].map(({ id }) => id);
  const keys = rows('proposals.jsonl').map(({ key }) => key);
  const content = [
    text('tasks.jsonl'),
    timeless('rollouts.jsonl'),
    timeless('evals.jsonl'),
    text('report.json'),
  ];
  return {
    content: JSON.stringify(content).replaceAll(name, 'NAME'),
    isUnique: new Set(ids).size === ids.length && new Set(keys).size === keys.length,
  };
}

const startedAt = performance.now();
execFileSync(process.execPath, commandOf('base'), { cwd: folder, stdio: 'ignore' });
const undisturbedMs = performance.now() - startedAt;
const base = factsOf('base').content;
let unequal = 0;
let interrupted = 0;
for (let kill = 0; kill < Number(values.kills); kill += 1) {
  const name = `kill-${kill}`;
  const child = spawn(process.execPath, commandOf(name), { cwd: folder, stdio: 'ignore' });
  const end = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('close', (_code, signal) => resolve(signal)),
  );
  await sleep(Math.random() * undisturbedMs);
  child.kill('SIGKILL');
  if ((await end) === 'SIGKILL') interrupted += 1;
  execFileSync(process.execPath, commandOf(name), { cwd: folder, stdio: 'ignore' });
  const { content, isUnique } = factsOf(name);
  if (content !== base || !isUnique) unequal += 1;
  rmSync(join(folder, 'runs', name), { recursive: true });
}
rmSync(folder, { recursive: true });
console.log(
  `${values.kills} runs of ${(undisturbedMs / 1000).toFixed(1)} s, ${interrupted} killed on the way: ${unequal} ended unlike an undisturbed one.`,
);
if (unequal > 0) process.exitCode = 1;
