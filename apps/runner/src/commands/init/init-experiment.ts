import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ScaError } from '@sca/core';
import type { CommandContext } from '../../command-context.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { experimentSchema } from '../../experiment/experiment-schema.ts';
import { EXPERIMENT_TEMPLATE } from '../../experiment/experiment-template.ts';
import { runFileError } from '../../run-folder/run-file-error.ts';
import { escapeText } from '../../terminal/escape-text.ts';

export interface InitRequest {
  readonly file: string;
  /** Replaces what is there. */
  readonly isForced: boolean;
}

/**
 * `sca init experiment`.
 *
 * @throws ScaError `FILE_EXISTS`, `RUN_FILE_UNWRITABLE`
 */
export async function initExperiment(
  { file, isForced }: InitRequest,
  { cwd, stdout }: CommandContext,
): Promise<number> {
  const path = resolve(cwd, file);
  const schemaPath = join(dirname(path), 'experiment.schema.json');
  await write(path, EXPERIMENT_TEMPLATE, isForced);
  await write(schemaPath, `${JSON.stringify(experimentSchema(), undefined, 2)}\n`, true);
  await stdout.write(
    `Wrote ${escapeText(file)} and experiment.schema.json.\nNext: sca run ${escapeText(file)}\n`,
  );
  return EXIT_CODE.done;
}

async function write(path: string, text: string, isForced: boolean): Promise<void> {
  try {
    await writeFile(path, text, { flag: isForced ? 'w' : 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw runFileError(path, cause);
    throw new ScaError('FILE_EXISTS', `${path} is there already. Name another file, or give --force.`, {
      details: { path },
    });
  }
}
