import { stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { type EnvironmentReference, ScaError } from '@sca/core';
import { environments } from './environments.ts';
import { suggest } from './nearest.ts';
import { escapeText } from './terminal/escape-text.ts';

/**
 * Finds what `--env` names: a known id, or the path of a module that exports an environment. `path#name` takes the
 * export of that name.
 *
 * @throws ScaError `ENVIRONMENT_UNKNOWN`
 */
export async function resolveEnvironment(idOrPath: string, cwd: string): Promise<EnvironmentReference> {
  const known = environments.get(idOrPath);
  if (known) return known();
  const { path, name } = (await isFile(resolve(cwd, idOrPath))) ? { path: idOrPath } : splitExport(idOrPath);
  const module = resolve(cwd, path);
  const stats = await stat(module).catch(() => undefined);
  if (stats?.isFile() && name !== '') return { module, ...(name !== undefined && { export: name }) };
  const problem = stats?.isDirectory() ? folder(path) : stats?.isFile() ? nameless(path) : unknown(idOrPath);
  throw new ScaError('ENVIRONMENT_UNKNOWN', problem, { details: { idOrPath } });
}

function splitExport(text: string): { path: string; name?: string } {
  const at = text.lastIndexOf('#');
  return at < 0 ? { path: text } : { path: text.slice(0, at), name: text.slice(at + 1) };
}

function folder(path: string): string {
  return `${escapeText(path)} is a folder. Give the path of a module in it that exports an environment, such as ${escapeText(join(path, 'my-environment.ts'))}.`;
}

function nameless(path: string): string {
  const shown = escapeText(path);
  return `--env ${shown}# has no name behind the #. Write ${shown}#name for the export of that name, or ${shown} for the only one.`;
}

function unknown(idOrPath: string): string {
  const shown = escapeText(idOrPath);
  const looksLikePath = isAbsolute(idOrPath) || /^\.|[\\/].*\.|\.[cm]?[jt]s(#|$)/.test(idOrPath);
  if (looksLikePath) return `There is no file ${shown}, so --env names no environment.`;
  return `There is no environment "${shown}". ${suggest(shown, [...environments.keys()])} Or give the path of your own module.`;
}

async function isFile(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isFile() ?? false;
}
