import { probeModel } from '@sca/model';
import type { CommandContext } from '../../command-context.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { escapeJson } from '../../terminal/escape-text.ts';
import { chooseModel } from './choose-model.ts';
import { findProblems } from './find-problems.ts';
import type { ModelOptions } from './model-options.ts';
import { renderModelReport } from './render-model-report.ts';

/**
 * `sca model check`: asks a model what it can do, and prints it.
 *
 * @returns the exit code: 1 where the model lacks or gets wrong what it is relied on for
 * @throws ScaError where the command line or the configuration is wrong, or the model cannot be used
 */
export async function runModelCheck(
  name: string | undefined,
  options: ModelOptions,
  { stdout, cwd, signal }: CommandContext,
): Promise<number> {
  const { config, reliance } = await chooseModel(name, options, cwd);
  try {
    const report = await probeModel(config, { signal });
    const problems = findProblems(report, reliance);
    const json = (): string => `${escapeJson(JSON.stringify({ ...report, problems }))}\n`;
    await stdout.write(options.json ? json() : renderModelReport(report, problems));
    return problems.length > 0 ? EXIT_CODE.failed : EXIT_CODE.done;
  } catch (thrown) {
    if (signal.aborted) return EXIT_CODE.interrupted;
    throw thrown;
  }
}
