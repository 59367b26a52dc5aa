import { describe, expect, it } from 'vitest';
import { createSharedClock, glanceAt, SharedMonitor } from './shared-clock.ts';

describe('the clock of a worker, seen from both sides', () => {
  it('shows a deadline while a step runs, and its number', () => {
    const clock = createSharedClock();
    const monitor = new SharedMonitor(clock);
    monitor.startJob([]);

    expect(glanceAt(clock)).toMatchObject({ step: 0, deadlineMs: undefined, toolSinceMs: undefined });
    expect(monitor.begin(60_000)).toBe(true);
    const { step, deadlineMs = 0 } = glanceAt(clock);
    expect(step).toBe(1);
    expect(deadlineMs - Date.now()).toBeGreaterThan(50_000);
    expect(monitor.isPastDeadline()).toBe(false);
    monitor.end();

    expect(glanceAt(clock)).toMatchObject({ step: 1, deadlineMs: undefined });
    expect(monitor.isPastDeadline()).toBe(false);
  });

  it('passes over the steps that hung, and numbers all the same', () => {
    const clock = createSharedClock();
    const monitor = new SharedMonitor(clock);
    monitor.startJob([2]);

    expect([monitor.begin(1000), monitor.begin(1000), monitor.begin(1000)]).toEqual([true, false, true]);
    expect(glanceAt(clock).step).toBe(3);
    monitor.startJob([]);
    expect(glanceAt(clock).step).toBe(0);
  });

  it('shows no deadline while it waits for the caller, and gives the time back', () => {
    const clock = createSharedClock();
    const monitor = new SharedMonitor(clock);
    monitor.startJob([]);
    monitor.begin(60_000);

    const seen = monitor.whilePaused(() => glanceAt(clock).deadlineMs);

    expect(seen).toBeUndefined();
    expect(glanceAt(clock).deadlineMs).toBeDefined();
  });

  it('shows a tool at work, and tells of its failure', () => {
    const clock = createSharedClock();
    const failures: unknown[] = [];
    const monitor = new SharedMonitor(clock, (thrown) => failures.push(thrown));
    monitor.startJob([]);

    expect(monitor.duringTool(() => glanceAt(clock).toolSinceMs)).toBeGreaterThan(Date.now() - 10_000);
    expect(glanceAt(clock).toolSinceMs).toBeUndefined();
    expect(() =>
      monitor.duringTool(() => {
        throw 'bug';
      }),
    ).toThrow('bug');
    expect(failures).toEqual(['bug']);
    expect(glanceAt(clock).toolSinceMs).toBeUndefined();
  });
});
