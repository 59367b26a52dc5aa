import { readFile, rename, writeFile } from 'node:fs/promises';
import { messageOf, ScaError } from '@sca/core';
import type { Policy } from '../policy/policy.ts';
import { decodeCheckpoint, encodeCheckpoint } from './policy-checkpoint.ts';

/**
 * Saves a policy. The file is there whole or not at all.
 *
 * @throws ScaError `CHECKPOINT_UNWRITABLE`
 */
export async function savePolicy(policy: Policy, path: string): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, encodeCheckpoint(policy));
    await rename(partial, path);
  } catch (cause) {
    throw fileError('CHECKPOINT_UNWRITABLE', `The checkpoint ${path} cannot be written`, cause);
  }
}

/**
 * Loads a policy that {@link savePolicy} wrote.
 *
 * @throws ScaError `CHECKPOINT_UNREADABLE` where there is no such file, `CHECKPOINT_INVALID` where it is none of ours
 */
export async function loadPolicy(path: string): Promise<Policy> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw fileError('CHECKPOINT_UNREADABLE', `The checkpoint ${path} cannot be read`, cause);
  }
  return decodeCheckpoint(text, path);
}

function fileError(code: string, sentence: string, cause: unknown): ScaError {
  return new ScaError(code, `${sentence}: ${messageOf(cause)}.`, { cause });
}
