// Kills runs at random moments (SIGKILL), lets them go on, and compares what they leave with an undisturbed one.
// `node --import tsx apps/runner/bench/kill.bench.ts --kills 50`. Twice: with the reference policy over all stages and
// two iterations, and with an endpoint, where no call that had been recorded may be made again.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { canonicalJson, type Json, type Model } from '@sca/core';
import { createPolicy } from '@sca/policy';
import { startModelServer } from '../src/serve/start-model-server.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, json: { type: 'string' } },
});
const kills = Number(values.kills);
const folder = mkdtempSync(join(tmpdir(), 'sca-kill-'));
const program = join(import.meta.dirname, '../bin/sca.js');

/** Everything that was asked of the endpoint, by what was asked. */
let asked: string[] = [];
const policy = createPolicy();
const model: Model = {
  ...policy,
  generate(request) {
    const { signal: _signal, ...rest } = request;
    asked.push(canonicalJson(JSON.parse(JSON.stringify(rest)) as Json));
    return policy.generate(request);
  },
};
await using server = await startModelServer({ model });

const SIZES = `
environment: m3tooleval/message-decoder
rollout: { perTask: 4, steps: 4 }
evaluate: { sets: [procedural, own], tasks: 20, trials: 2 }
`;
const SCENARIOS = {
  reference: `${SIZES}iterations: 2\nchallenge: { tasks: 40 }\n`,
  endpoint: `${SIZES}challenge: { kind: procedural, tasks: 20 }
models: { executor: { baseUrl: "${server.baseUrl}", model: ${server.name}, tokens: auto } }
`,
};

function commandOf(scenario: string, name: string): string[] {
  return [program, 'run', `${scenario}.yaml`, '--name', name, '--workers', '1'];
}

interface Ended {
  readonly isKilled: boolean;
}

/** Runs until the end, or until it is killed. */
async function play(command: readonly string[], killAfterMs?: number): Promise<Ended> {
  if (killAfterMs === undefined) {
    await promisify(execFile)(process.execPath, command, { cwd: folder });
    return { isKilled: false };
  }
  const child = spawn(process.execPath, command, { cwd: folder, stdio: 'ignore' });
  const end = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('close', (_code, signal) => resolve(signal)),
  );
  await sleep(killAfterMs);
  child.kill('SIGKILL');
  return { isKilled: (await end) === 'SIGKILL' };
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

function recordedReplies(name: string): number {
  const cache = join(folder, 'runs', name, 'cache');
  if (!existsSync(cache)) return 0;
  const entries = readdirSync(cache, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json')).length;
}

interface Tally {
  killed: number;
  unlike: number;
  /** Calls that had been recorded when a run was killed. */
  recorded: number;
  /** Of these, how many were made again. */
  repeated: number;
}

async function killAndGoOn(
  scenario: string,
  name: string,
  killAfterMs: number,
): Promise<Ended & Pick<Tally, 'recorded' | 'repeated'>> {
  asked = [];
  const ended = await play(commandOf(scenario, name), killAfterMs);
  const before = new Set(asked);
  const recorded = recordedReplies(name);
  asked = [];
  await play(commandOf(scenario, name));
  const again = new Set(asked.filter((request) => before.has(request))).size;
  // Calls under way when the run was killed have no record; only they may be made again.
  return { ...ended, recorded, repeated: Math.max(0, again - (before.size - recorded)) };
}

const results: (Tally & { scenario: string; kills: number; seconds: number; calls: number })[] = [];
for (const [scenario, text] of Object.entries(SCENARIOS)) {
  const base = `base-${scenario}`;
  writeFileSync(join(folder, `${scenario}.yaml`), `name: ${base}\n${text}`);
  asked = [];
  const startedAt = performance.now();
  await play(commandOf(scenario, base));
  const undisturbedMs = performance.now() - startedAt;
  const calls = asked.length;
  const expected = factsOf(base).content;
  const tally: Tally = { killed: 0, unlike: 0, recorded: 0, repeated: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const name = `${scenario}-${kill}`;
    const { isKilled, recorded, repeated } = await killAndGoOn(scenario, name, Math.random() * undisturbedMs);
    const { content, isUnique } = factsOf(name);
    tally.killed += isKilled ? 1 : 0;
    tally.unlike += content === expected && isUnique ? 0 : 1;
    tally.recorded += recorded;
    tally.repeated += repeated;
    rmSync(join(folder, 'runs', name), { recursive: true });
  }
  const seconds = undisturbedMs / 1000;
  console.log(
    [
      `${scenario}: ${kills} runs of ${seconds.toFixed(1)} s and ${calls} calls, ${tally.killed} killed on the way:`,
      `${tally.unlike} ended unlike an undisturbed one, ${tally.repeated} of ${tally.recorded} recorded calls made again.`,
    ].join(' '),
  );
  results.push({ scenario, kills, seconds, calls, ...tally });
  if (tally.unlike + tally.repeated > 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true });
if (values.json) writeFileSync(values.json, JSON.stringify(results, null, 2));
