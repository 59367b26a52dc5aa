import { stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { type EnvironmentReference, ScaError } from '@sca/core';
import { environments } from './environments.ts';
import { suggest } from './nearest.ts';
import { escapeText } from './terminal/escape-text.ts';

/**
 * Finds what `--env` names: a known id, or the path of a module that exports an environment.
 *
 * @throws ScaError `ENVIRONMENT_UNKNOWN`
 */
export async function resolveEnvironment(idOrPath: string, cwd: string): Promise<EnvironmentReference> {
  const known = environments.get(idOrPath);
  if (known) return known();
  const module = resolve(cwd, idOrPath);
  if (await isFile(module)) return { module };
  throw new ScaError('ENVIRONMENT_UNKNOWN', sentence(escapeText(idOrPath)), { details: { idOrPath } });
}

function sentence(idOrPath: string): string {
  const looksLikePath = isAbsolute(idOrPath) || /^\.|[\\/].*\.|\.[cm]?[jt]s$/.test(idOrPath);
  if (looksLikePath) return `There is no file ${idOrPath}, so --env names no environment.`;
  return `There is no environment "${idOrPath}". ${suggest(idOrPath, [...environments.keys()])} Or give the path of your own module.`;
}

async function isFile(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ?? false;
}
