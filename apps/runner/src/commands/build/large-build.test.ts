import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureBuild } from '../../testing/measured-build.ts';
import { writeSyntheticRollouts } from '../../testing/synthetic-rollouts.ts';

const LINES = 50_000;
const GROUP_SIZE = 8;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-large-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Enough of a file for its first records. */
function readHead(path: string): string {
  const head = Buffer.alloc(100_000);
  const file = openSync(path, 'r');
  readSync(file, head);
  closeSync(file);
  return head.toString();
}

it('builds 50,000 trajectories whose groups are scattered over the file, in bounded memory', async () => {
  const from = join(folder, 'rollouts.jsonl');
  const out = join(folder, 'data');
  await writeSyntheticRollouts(from, {
    lines: LINES,
    groupSize: GROUP_SIZE,
    order: 'scattered',
    resultLength: 20,
  });
  const { exitCode, peakBytes, stderr } = await measureBuild(['build', 'grpo', '--from', from, '--out', out]);
  expect(stderr).toMatch(/^train\.jsonl +50,000$/m);
  expect(exitCode).toBe(0);
  expect(peakBytes).toBeLessThan(700e6);

  const { build, files } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  expect(build).toMatchObject({ groups: { in: LINES / GROUP_SIZE, zeroVariance: 0 }, badInput: {} });
  expect(files[0].rows).toBe(LINES);
  const head = readHead(join(out, 'train.jsonl'));
  const first = head
    .split('\n')
    .slice(0, 2 * GROUP_SIZE)
    .map((line) => JSON.parse(line));
  expect(first.map(({ groupId }) => groupId)).toEqual([
    ...Array(GROUP_SIZE).fill('group-0'),
    ...Array(GROUP_SIZE).fill('group-1'),
  ]);
  // Trials 0, 3 and 6 of group 0 pass: mean 3/8, sample deviation sqrt(15/56).
  expect(first[0].advantage).toBeCloseTo((1 - 3 / 8) / Math.sqrt(15 / 56), 4);
}, 180_000);
