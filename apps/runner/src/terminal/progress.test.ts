import { describe, expect, it } from 'vitest';
import { captureOutput } from '../testing/captured-output.ts';
import { startProgressLines } from './progress-lines.ts';
import { startProgress } from './start-progress.ts';

describe('plain lines', () => {
  it('appear ten seconds apart', () => {
    const stderr = captureOutput();
    let now = 0;
    const progress = startProgressLines(stderr, () => now);
    for (const checked of [1000, 2000, 3000, 4000]) {
      now += 6_000;
      progress.update({ bytes: 0, checked, kept: checked / 2 });
    }
    expect(stderr.text).toBe('2,000 checked, 1,000 kept\n4,000 checked, 2,000 kept\n');
  });

  it('hold nothing that moves a cursor', async () => {
    const stderr = captureOutput();
    const progress = await startProgress(stderr, { hasBar: false, totalBytes: 10 });
    await progress.note('tasks.jsonl:3: no JSON');
    await progress.stop();
    expect(stderr.text).toBe('tasks.jsonl:3: no JSON\n');
  });
});

describe('the bar', () => {
  it.each([
    ['a file', 10, '[====================--------------------] 50 %  1,000 checked, 500 kept'],
    ['a pipe', null, '1,000 checked, 500 kept'],
  ])('shows how far the check of %s is, and every note', async (_input, totalBytes, line) => {
    const stderr = captureOutput({ isTerminal: true });
    const progress = await startProgress(stderr, { hasBar: true, totalBytes });
    progress.update({ bytes: 5, checked: 1000, kept: 500 });
    await progress.note('tasks.jsonl:3: no JSON');
    await progress.stop();
    expect(stderr.text).toContain(line);
    expect(stderr.text).toContain('tasks.jsonl:3: no JSON\n');
  });
});
