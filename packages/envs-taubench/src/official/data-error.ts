import { ScaError } from '@sca/core';

const REPAIR = 'Run `sca data pull tau-bench`, or name another folder with --data or SCA_DATA_DIR';

/** There is no official data where it was looked for. */
export function dataMissing(path: string, cause?: unknown): ScaError {
  const sentence = `There is no official tau-bench data at ${path}. ${REPAIR}.`;
  return new ScaError('DATA_MISSING', sentence, { cause, details: { path } });
}

/** A file of the official data is cut off, or not in the layout that is read. */
export function dataUnreadable(path: string, problem: string, cause?: unknown): ScaError {
  const sentence = `The official data in ${path} cannot be read: ${problem}. ${REPAIR}.`;
  return new ScaError('DATA_UNREADABLE', sentence, { cause, details: { path } });
}

/** The folder holds another version of the data than this package reads. */
export function dataVersionMismatch(path: string, versions: { found: string; wanted: string }): ScaError {
  const sentence = `The official data in ${path} is of commit ${versions.found}; this version reads ${versions.wanted}. ${REPAIR}.`;
  return new ScaError('DATA_VERSION', sentence, { details: { path, ...versions } });
}
