import { ScaError } from '@sca/core';

/** The error `TAUBENCH_DATA_INVALID`: a file of the data folder is missing, cut off or not what it should be. */
export function dataError(path: string, problem: string, cause?: unknown): ScaError {
  return new ScaError(
    'TAUBENCH_DATA_INVALID',
    `The tau-bench data file ${path} ${problem}. Run "sca data pull tau-bench", or name the data folder with --data or SCA_DATA_DIR.`,
    { cause, details: { path } },
  );
}
