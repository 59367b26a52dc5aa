import { availableParallelism } from 'node:os';
import type { CommandContext } from '../../command-context.ts';
import { counted } from '../../counted.ts';
import { dataFolder } from '../../data/data-folder.ts';
import { createDisplay } from '../../display/create-display.ts';
import { secretsRedactor } from '../../participants/open-endpoints.ts';
import { openParticipants } from '../../participants/open-participants.ts';
import { readVersion } from '../../read-version.ts';
import { reportStage } from '../../report/report-stage.ts';
import { openRunFolder } from '../../run-folder/run-folder.ts';
import { startJudges } from '../../stages/judges.ts';
import type { RunContext } from '../../stages/run-context.ts';
import { type PipelineResult, runPipeline } from '../../stages/run-pipeline.ts';
import type { StageName } from '../../stages/stage-names.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { openWorlds } from '../../worlds/open-worlds.ts';
import { dryRun } from './dry-run.ts';
import { type FoundExperiment, findExperiment } from './find-experiment.ts';
import { endOfRun } from './run-end.ts';
import type { RunOptions } from './run-options.ts';
import { createRunRecords } from './run-records.ts';

/** What is run. */
export interface RunRequest {
  readonly command: string;
  readonly stages: readonly StageName[];
  readonly source: string | undefined;
  readonly options: RunOptions;
}

/**
 * `sca run` and the commands for single stages.
 *
 * @returns the exit code
 * @throws ScaError for everything that the user or the surroundings did wrong
 */
export async function runCommand(request: RunRequest, context: CommandContext): Promise<number> {
  const { source, options } = request;
  const found = await findExperiment({ source, options, cwd: context.cwd });
  if (options.dryRun)
    return dryRun(
      { experiment: found.experiment, stages: request.stages, isJson: options.json ?? false },
      context,
    );
  const records = createRunRecords(
    { command: request.command, found, isJson: options.json ?? false },
    context,
  );
  await records.launch();
  const result = await runHere(request, { found, context });
  const end = endOfRun({
    stages: request.stages,
    stoppedAt: result.stoppedAt,
    isInterrupted: context.signal.aborted,
    folder: found.folder,
  });
  await records.done(result, end);
  return end.exitCode;
}

interface Surroundings {
  readonly found: FoundExperiment;
  readonly context: CommandContext;
}

async function runHere(
  { stages, options }: RunRequest,
  { found, context }: Surroundings,
): Promise<PipelineResult> {
  const { experiment, folder: path } = found;
  const dataDir = dataFolder({ option: experiment.data, cwd: context.cwd });
  const subset = experiment.mode === 'paper' ? 'paper' : 'full';
  const worlds = await openWorlds({ ...experiment, dataDir, subset }, context.cwd);
  const redact = secretsRedactor(experiment);
  await using folder = await openRunFolder(path, {
    experiment,
    version: readVersion(),
    ...(redact && { redact }),
    acceptsChanges: options.acceptChanges ?? false,
  });
  // Every environment has a sandbox of its own; together they use the processors once.
  const workers = Math.max(1, Math.ceil((options.workers ?? availableParallelism()) / worlds.length));
  await using judges = startJudges({ mode: experiment.mode, workers });
  const display = await createDisplay(context.stderr);
  await using participants = await openParticipants({
    ...{ experiment, folder, worlds, judges, dataDir },
    note: (line) => display.note(escapeText(line)),
    isStopping: () => context.signal.aborted,
  });
  // What is in flight when the run fails is ended with it. Ctrl-C once lets it finish, twice ends the process.
  const ending = new AbortController();
  const run: RunContext = {
    experiment,
    folder,
    worlds,
    judges,
    participants,
    display,
    dataDir,
    cwd: context.cwd,
    signal: ending.signal,
    isStopping: () => context.signal.aborted,
  };
  const unreadable =
    folder.challenges.unreadable + folder.rollouts.unreadable + folder.evaluations.unreadable;
  if (unreadable > 0)
    display.note(`Passed over in the files of the run: ${counted(unreadable, 'unreadable line')}.`);
  try {
    const result = await runPipeline(run, { enabled: new Set(stages) });
    if (stages.includes('report')) await reportStage(run, result);
    return result;
  } finally {
    ending.abort();
    display.stop();
  }
}
