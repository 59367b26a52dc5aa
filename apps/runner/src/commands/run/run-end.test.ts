import { expect, it } from 'vitest';
import { EXIT_CODE } from '../../exit-code.ts';
import type { StageName } from '../../stages/stage-names.ts';
import { endOfRun } from './run-end.ts';

const WHOLE: readonly StageName[] = ['challenge', 'rollout', 'build', 'train', 'eval', 'report'];
const { done, failed } = EXIT_CODE;

it.each<[readonly StageName[], string | null, [number, RegExp]]>([
  [WHOLE, null, [done, /^Report: .*report\.html$/]],
  [WHOLE, 'rollout 2', [failed, /^Incomplete at rollout 2\. Run the same command again/]],
  [['eval'], null, [done, /sca report /]],
  [['challenge'], 'rollout 1', [done, /^Next is rollout 1: sca rollout /]],
  [['challenge'], 'challenge 1', [failed, /^Incomplete at challenge 1/]],
  [['rollout'], 'build 1', [done, /^Next is build 1: sca train /]],
  [['rollout'], 'challenge 1', [failed, /^Nothing to do .* sca challenge /]],
  [['rollout'], 'challenge 2', [done, /^Next is challenge 2: sca challenge /]],
  [['build', 'train'], 'rollout 1', [failed, /^Nothing to do .* sca rollout /]],
  [['eval'], 'challenge 1', [done, /^Next is challenge 1/]],
  [['report'], 'challenge 1', [done, /^Next is challenge 1/]],
])('a command for %j that stops at %s', (stages, stoppedAt, [exitCode, sentence]) => {
  const end = endOfRun({ stages, stoppedAt, isInterrupted: false, folder: 'runs/a' });
  expect(end.exitCode).toBe(exitCode);
  expect(end.sentence).toMatch(sentence);
});

it('is told apart from an interruption', () => {
  const end = endOfRun({ stages: WHOLE, stoppedAt: 'train 1', isInterrupted: true, folder: 'runs/a' });
  expect(end).toEqual({
    exitCode: EXIT_CODE.interrupted,
    sentence: 'Stopped at train 1. Run the same command again to go on.',
  });
});
