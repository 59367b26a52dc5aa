import { expect, test } from 'vitest';
import { createVirtualClock } from './virtual-clock.ts';

test('calls back in the order of time, and then in the order asked', async () => {
  const clock = createVirtualClock();
  const heard: string[] = [];
  const note = (name: string) => () => heard.push(`${name} at ${clock.now()}`);
  clock.after(20, note('late'));
  clock.after(10, note('first'));
  clock.after(10, note('second'));
  const cancel = clock.after(15, note('cancelled'));
  cancel();
  await clock.advance(10);
  expect(heard).toEqual(['first at 10', 'second at 10']);
  expect(clock.pending).toBe(1);
  await clock.advance(100);
  expect(heard.at(-1)).toBe('late at 20');
  expect(clock.now()).toBe(110);
});

test('what follows from a callback keeps its time', async () => {
  const clock = createVirtualClock();
  const times: number[] = [];
  const tick = async (): Promise<void> => {
    await Promise.resolve();
    times.push(clock.now());
    if (times.length < 3) clock.after(5, tick);
  };
  clock.after(5, tick);
  await clock.advance(12);
  expect(times).toEqual([5, 10]);
  await clock.advance(3);
  expect(times).toEqual([5, 10, 15]);
});
