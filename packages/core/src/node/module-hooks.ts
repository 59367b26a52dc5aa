import { existsSync, realpathSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EnvironmentReference } from '../environment-reference.ts';
import { environmentLoadFailed } from './environment-load-failed.ts';

// Runs in Node's thread for module hooks, which cannot read TypeScript: so it is text, in source and in dist.
// TypeScript that tsx runs counts as an ECMAScript module whatever package.json says or fails to say: an
// environment imports @sca/core, which is nothing else.
const FALLBACK_HOOK = `
let home;
let workingFolder;
let needsTsx;
export function initialize(data) {
  ({ home, workingFolder, needsTsx } = data);
}
export async function resolve(specifier, context, nextResolve) {
  const resolved = await resolveOrFallBack(specifier, context, nextResolve);
  const isForTsx = needsTsx && /\\.tsx?$/.test(resolved.url) && !resolved.url.includes('/node_modules/');
  return isForTsx ? { ...resolved, format: 'module' } : resolved;
}
async function resolveOrFallBack(specifier, context, nextResolve) {
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    const fallback = fallbackFor(specifier, context.parentURL);
    if (!fallback || error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return nextResolve(specifier, { ...context, parentURL: fallback }).catch(() => Promise.reject(error));
  }
}
function fallbackFor(specifier, parentURL) {
  if (parentURL?.startsWith(home)) return specifier.startsWith('file:') ? undefined : workingFolder;
  return /^(@sca\\/core|zod)(\\/|$)/.test(specifier) ? home : undefined;
}
`;

const FALLBACK_PACKAGES = ['@sca/core', 'zod'];

let hasFallbacks = false;
let typeScript: Promise<unknown> | undefined;

/**
 * Lets modules of this thread that cannot find `@sca/core` or `zod` from their own folder have ours, and lets
 * {@link loadEnvironment} find packages of the working folder. Does nothing for a module that finds all of them
 * itself: hooks run in a thread of their own, whose start takes as long as loading most environments.
 */
export function registerFallbacks(specifier: string): void {
  if (hasFallbacks || (!isTypeScript(specifier) && findsAll(specifier))) return;
  hasFallbacks = true;
  const workingFolder = pathToFileURL(join(process.cwd(), 'here.js')).href;
  const home = new URL('.', import.meta.url).href;
  const data = { home, workingFolder, needsTsx: !canStripTypes() };
  register(`data:text/javascript,${encodeURIComponent(FALLBACK_HOOK)}`, { data });
}

function findsAll(specifier: string): boolean {
  if (!specifier.startsWith('file:') || !existsSync(new URL(specifier))) return false;
  const folders = foldersAbove(realpathSync(new URL(specifier)));
  return FALLBACK_PACKAGES.every((name) =>
    folders.some((folder) => existsSync(join(folder, 'node_modules', name))),
  );
}

function foldersAbove(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAbove(folder)];
}

export function isTypeScript(specifier: string): boolean {
  return /\.[cm]?tsx?$/.test(specifier);
}

/**
 * Makes this thread able to import TypeScript, by `tsx` where Node itself is not.
 *
 * @throws ScaError `ENVIRONMENT_LOAD_FAILED` when tsx is needed and not installed.
 */
export async function registerTypeScript(reference: EnvironmentReference): Promise<void> {
  if (canStripTypes()) return;
  typeScript ??= import('tsx/esm/api').then((tsx) => tsx.register());
  try {
    await typeScript;
  } catch (cause) {
    const advice =
      'Install tsx (npm install --save-dev tsx), or use Node 22.18 or newer, or compile the module.';
    throw environmentLoadFailed(reference, `Node ${process.version} cannot run TypeScript. ${advice}`, {
      cause,
    });
  }
}

function canStripTypes(): boolean {
  return Boolean((process.features as { typescript?: unknown }).typescript);
}
