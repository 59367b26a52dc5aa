import { writeFile } from 'node:fs/promises';
import { messageOf, ScaError } from '@sca/core';
import { type JsonLinesWriter, openJsonLines } from '@sca/core/node';
import { isSameFile } from '../../is-same-file.ts';
import { escapeText } from '../../terminal/escape-text.ts';

/** Starts the file of `--out` anew. @throws ScaError `OUTPUT_UNWRITABLE`, also where it is the file that is read. */
export async function openVerdictFile(path: string, inputPath: string | null): Promise<JsonLinesWriter> {
  if (inputPath !== null && (await isSameFile(path, inputPath)))
    throw unwritable(path, 'it is the file that is checked');
  try {
    await writeFile(path, '');
  } catch (thrown) {
    throw unwritable(path, messageOf(thrown), thrown);
  }
  return openJsonLines(path);
}

function unwritable(path: string, problem: string, cause?: unknown): ScaError {
  const sentence = `--out ${escapeText(path)} cannot be written: ${problem}.`;
  return new ScaError('OUTPUT_UNWRITABLE', sentence, { cause, details: { path } });
}
