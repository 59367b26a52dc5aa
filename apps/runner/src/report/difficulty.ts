import type { DifficultyBin, Rewards } from './report-data.ts';

/** In percent: none, up to each tenth, all. */
const LABELS = ['0', ...Array.from({ length: 10 }, (_, tenth) => `${10 * tenth}–${10 * tenth + 10}`), '100'];

/** How many tasks have which pass rate, in bins; those without a scored episode are in none. */
export function difficultyOf(
  tasks: ReadonlyMap<string, Rewards>,
  used: ReadonlySet<string>,
): DifficultyBin[] {
  const bins = LABELS.map((label) => ({ label, kept: 0, used: 0 }));
  for (const [taskId, rewards] of tasks) {
    const bin = bins[binOf(rewards)];
    if (!bin) continue;
    bin.kept += 1;
    if (used.has(taskId)) bin.used += 1;
  }
  return bins;
}

function binOf(rewards: Rewards): number {
  const scored = rewards.filter((reward) => reward !== null);
  if (scored.length === 0) return -1;
  const passed = scored.reduce<number>((sum, reward) => sum + reward, 0);
  if (passed === 0) return 0;
  return passed === scored.length ? LABELS.length - 1 : 1 + Math.floor((10 * passed) / scored.length);
}
