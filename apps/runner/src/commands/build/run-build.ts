import { resolve } from 'node:path';
import type { BuildReport, TrajectoryGroup } from '@sca/rl';
import {
  type CheckedGroup,
  type DatasetManifest,
  findLines,
  readTrajectoryGroups,
  startDataset,
} from '@sca/rl/node';
import type { CommandContext } from '../../command-context.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { escapeJson } from '../../terminal/escape-text.ts';
import { startProgress } from '../../terminal/start-progress.ts';
import type { BuildRequest } from './build-options.ts';
import { type InputLog, nameProblem, startInputLog } from './input-log.ts';
import { openRollouts, type Rollouts } from './open-rollouts.ts';
import { renderBuild } from './render-build.ts';
import { resolveExportSettings, resolveFormat } from './resolve-export.ts';
import { groupKeyOf, startBuilder } from './start-builder.ts';
import { openToolCatalog, type ToolCatalog } from './tool-catalog.ts';

/** What a finished build has to tell. */
export interface BuildOutcome {
  readonly manifest: DatasetManifest;
  readonly build: BuildReport;
  readonly input: InputLog;
  readonly tools: ToolCatalog;
}

/**
 * `sca build`: turns the trajectories of a file into a data set and shows what became of them.
 *
 * @returns the exit code
 * @throws ScaError `OPTION_INVALID`, `ENVIRONMENT_UNKNOWN`, `JSON_LINES_READ_FAILED`, `DATASET_FOLDER_TAKEN`,
 * `DATASET_WRITE_FAILED`, `ARGUMENTS_INVALID`
 */
export async function runBuild(request: BuildRequest, context: CommandContext): Promise<number> {
  try {
    await using rollouts = await openRollouts(request.options.from, context);
    const outcome = await buildDataset(request, rollouts, context);
    await tell(outcome, { request, rollouts, context });
    return exitCode(outcome);
  } catch (thrown) {
    if (!context.signal.aborted) throw thrown;
    return EXIT_CODE.interrupted;
  }
}

async function buildDataset(
  { algorithm, options, builderOptions }: BuildRequest,
  rollouts: Rollouts,
  { cwd, signal, stderr }: CommandContext,
): Promise<BuildOutcome> {
  const format = resolveFormat(algorithm, options.format);
  const settings = resolveExportSettings(algorithm, format, options);
  const tools = await openToolCatalog(options, cwd);
  const input = startInputLog();
  let rows = 0;
  const groups = readTrajectoryGroups(rollouts.path, {
    key: groupKeyOf(algorithm),
    onProblem: input.add,
    onProgress: ({ lines }) => progress.update({ bytes: 0, checked: lines, kept: rows }),
    signal,
  });
  const build = startBuilder(algorithm, withTools(groups, tools), {
    ...builderOptions,
    toolsOf: tools.toolsOf,
  });
  const dataset = await startDataset({
    algorithm,
    format,
    folder: resolve(cwd, options.out),
    ...(options.container !== undefined && { container: options.container }),
    settings,
    split: { validationShare: options.validation, seed: options.splitSeed },
  });
  const progress = await startProgress(stderr, { hasBar: stderr.isTerminal, totalBytes: null });
  try {
    for await (const row of build.rows) {
      rows += 1;
      await dataset.add(row);
    }
    const report = build.report();
    const from = { name: rollouts.name, badLines: input.counts };
    const manifest = await dataset.finish({ input: from, build: report });
    return { manifest, build: report, input, tools };
  } catch (thrown) {
    await dataset.abandon();
    throw thrown;
  } finally {
    await progress.stop();
  }
}

/** Passes groups on once the tools of their members are there: the builder asks for them and cannot wait. */
async function* withTools(
  groups: AsyncIterable<CheckedGroup>,
  tools: ToolCatalog,
): AsyncGenerator<TrajectoryGroup> {
  for await (const group of groups) {
    for (const member of group.members) {
      const loading = tools.prepare(member);
      if (loading) await loading;
    }
    yield group;
  }
}

interface Telling {
  readonly request: BuildRequest;
  readonly rollouts: Rollouts;
  readonly context: CommandContext;
}

/** With --json, stdout carries the manifest and nothing else. */
async function tell(outcome: BuildOutcome, { request, rollouts, context }: Telling): Promise<void> {
  const { stdout, stderr } = context;
  const problems = [
    ...outcome.input.sentences(rollouts.name),
    ...(await builderProblems(outcome.build, rollouts)),
  ];
  for (const sentence of problems) await stderr.write(`${sentence}\n`);
  await (request.options.json ? stderr : stdout).write(renderBuild(outcome, request.options.out));
  if (request.options.json) await stdout.write(`${escapeJson(JSON.stringify(outcome.manifest))}\n`);
}

/** What the builder could not use, with the lines on which it stands. */
async function builderProblems({ problems }: BuildReport, { name, path }: Rollouts): Promise<string[]> {
  if (problems.length === 0) return [];
  const lines = await findLines(path, new Set(problems.map(({ id }) => id)));
  return problems.map(({ id, reason, detail }) =>
    nameProblem(name, lines.get(id)?.join(',') ?? '?', `${reason}: ${detail || id}.`),
  );
}

function exitCode({ manifest, build, input }: BuildOutcome): number {
  const written = manifest.files.reduce((sum, { rows = 0 }) => sum + rows, 0);
  if (written === 0 && manifest.export.rows.in > 0) return EXIT_CODE.failed;
  const isBad = Object.keys(input.counts).length > 0 || Object.keys(build.badInput).length > 0;
  return isBad ? EXIT_CODE.unreadableLines : EXIT_CODE.done;
}
