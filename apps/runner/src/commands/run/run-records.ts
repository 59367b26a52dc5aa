import type { CommandContext } from '../../command-context.ts';
import { rewardsByTask } from '../../report/rewards-by-task.ts';
import { passShare } from '../../report/shares.ts';
import type { PipelineResult } from '../../stages/run-pipeline.ts';
import { escapeJson } from '../../terminal/escape-text.ts';
import type { FoundExperiment } from './find-experiment.ts';
import { renderResult } from './render-result.ts';
import type { RunEnd } from './run-end.ts';

export interface RunRecordsOptions {
  readonly command: string;
  readonly found: FoundExperiment;
  /** Records on stdout, one per line, and nothing else there. */
  readonly isJson: boolean;
}

/** What a run says on stdout: what it is at its beginning, and how it ended. */
export interface RunRecords {
  launch(): Promise<void>;
  done(result: PipelineResult, end: RunEnd): Promise<void>;
}

export function createRunRecords(
  { command, found, isJson }: RunRecordsOptions,
  { stdout, stderr, signal }: CommandContext,
): RunRecords {
  const print = (record: unknown): Promise<void> => stdout.write(`${escapeJson(JSON.stringify(record))}\n`);
  const { experiment, folder } = found;
  return {
    async launch() {
      if (isJson) await print({ type: 'launch', command, folder, pid: process.pid, experiment });
      else await stderr.write(`${command} ${experiment.name} in ${folder}\n`);
    },
    async done(result, end) {
      const { stoppedAt } = result;
      const isInterrupted = signal.aborted;
      if (isJson) await print({ type: 'done', folder, stoppedAt, isInterrupted, ...summaryOf(result) });
      else await stdout.write(renderResult(found, result, end));
    },
  };
}

function summaryOf({ iterations, evaluations }: PipelineResult): Record<string, unknown> {
  return {
    iterations: iterations.map(({ iteration, challenge, rollout, build }) => ({
      iteration,
      tasks: challenge.tasks.length,
      episodes: rollout?.episodes.length ?? 0,
      rows: build?.rows ?? 0,
    })),
    evaluations: evaluations.map(({ iteration, sets }) => ({
      iteration,
      sets: sets.map((each) => ({
        set: each.set,
        tasks: each.tasks,
        passAt1: passShare(rewardsByTask(each.episodes), 1),
      })),
    })),
  };
}
