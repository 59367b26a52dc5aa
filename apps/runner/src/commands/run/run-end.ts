import { join } from 'node:path';
import { EXIT_CODE } from '../../exit-code.ts';
import type { StageName } from '../../stages/stage-names.ts';

/** How a command left its run. */
export interface RunEnd {
  readonly exitCode: number;
  /** Where it stands, and what to do next. */
  readonly sentence: string;
}

export interface RunEndRequest {
  /** The stages that the command carried out. */
  readonly stages: readonly StageName[];
  /** Such as `rollout 2`; null where everything is done. */
  readonly stoppedAt: string | null;
  readonly isInterrupted: boolean;
  readonly folder: string;
}

/** The command that carries a stage out alone. */
const COMMANDS: Readonly<Record<StageName, string>> = {
  challenge: 'challenge',
  rollout: 'rollout',
  build: 'train',
  train: 'train',
  eval: 'eval',
  report: 'report',
};

/** In which order stages need one another. A policy can be measured before any. */
const ORDER: readonly StageName[] = ['eval', 'challenge', 'rollout', 'build', 'train', 'report'];

/** Tells a command that did its part from one that did not, and says what is next. */
export function endOfRun({ stages, stoppedAt, isInterrupted, folder }: RunEndRequest): RunEnd {
  const again = 'Run the same command again to go on.';
  if (isInterrupted)
    return { exitCode: EXIT_CODE.interrupted, sentence: `Stopped at ${stoppedAt ?? 'the end'}. ${again}` };
  if (stoppedAt === null) {
    const report = join(folder, 'report.html');
    const isWritten = stages.includes('report');
    const sentence = isWritten
      ? `Report: ${report}`
      : `All is done. Write the report with: sca report ${folder}`;
    return { exitCode: EXIT_CODE.done, sentence };
  }
  const [stage, iteration] = stoppedAt.split(' ') as [StageName, string];
  if (stages.includes(stage))
    return { exitCode: EXIT_CODE.failed, sentence: `Incomplete at ${stoppedAt}. ${again}` };
  const next = `sca ${COMMANDS[stage]} ${folder}`;
  const isTooEarly = iteration === '1' && stages.every((own) => isAfter(own, stage));
  if (isTooEarly && !stages.includes('report'))
    return {
      exitCode: EXIT_CODE.failed,
      sentence: `Nothing to do before ${stoppedAt} is done. Begin with: ${next}`,
    };
  return { exitCode: EXIT_CODE.done, sentence: `Next is ${stoppedAt}: ${next}` };
}

function isAfter(own: StageName, stage: StageName): boolean {
  return ORDER.indexOf(own) > ORDER.indexOf(stage);
}
