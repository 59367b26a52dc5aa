import { ScaError } from '@sca/core';
import { escapeText } from '../terminal/escape-text.ts';

/** The upstream code did not give what it should. */
export function upstreamFailed(problem: string, cause?: unknown): ScaError {
  const sentence = `Running the upstream modules in Pyodide failed: ${escapeText(problem)}. Is it a checkout of the pinned commit?`;
  return new ScaError('UPSTREAM_FAILED', sentence, { cause });
}
