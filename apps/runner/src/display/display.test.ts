import { describe, expect, it } from 'vitest';
import { captureOutput } from '../testing/captured-output.ts';
import { createLinesDisplay } from './lines-display.ts';
import { createLiveDisplay } from './live-display.ts';
import { renderDuration, renderStageLine } from './render-stage-line.ts';

it.each([
  [0.2, '1 s'],
  [59, '59 s'],
  [200, '3 min 20 s'],
  [7500, '2 h 5 min'],
])('%f s are %s', (seconds, text) => {
  expect(renderDuration(seconds)).toBe(text);
});

it('shows progress, rate and what is left', () => {
  const line = renderStageLine(
    'rollout 2',
    { done: 1500, total: 3000, detail: 'pass 34.1 %' },
    { perSecond: 100, secondsLeft: 15 },
  );
  expect(line).toBe('rollout 2       1,500/3,000  50 %  100/s  15 s left  pass 34.1 %');
});

describe('plain lines', () => {
  it('count the pace from where this process began, and appear ten seconds apart', () => {
    const stderr = captureOutput();
    let now = 0;
    const stage = createLinesDisplay(stderr, () => now).startStage('rollout');
    for (const done of [500, 600, 700, 800]) {
      stage.update({ done, total: 1000, detail: '' });
      now += 5_000;
    }
    stage.finish({ done: 1000, total: 1000, detail: 'pass 50 %' });
    expect(stderr.text.split('\n')).toEqual([
      'rollout         700/1,000  70 %  20/s  15 s left',
      'rollout         1,000/1,000  100 %  25/s  pass 50 %',
      '',
    ]);
  });
});

describe('the live display', () => {
  it('leaves the last word of every stage and every note', () => {
    const stderr = captureOutput({ isTerminal: true });
    const display = createLiveDisplay(stderr);
    const stage = display.startStage('build');
    stage.update({ done: 1, total: 2, detail: '' });
    display.note('a note');
    stage.finish({ done: 2, total: 2, detail: 'well' });
    display.stop();
    expect(stderr.text).toContain('a note\n');
    expect(stderr.text).toMatch(/build {11}2\/2 {2}100 %.*well\n/);
  });
});
