import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from '../environment.ts';
import type { EnvironmentReference } from '../environment-reference.ts';
import { messageOf } from '../sca-error.ts';
import { chooseExport, isEnvironment } from './choose-export.ts';
import { environmentLoadFailed } from './environment-load-failed.ts';
import { isTypeScript, registerFallbacks, registerTypeScript } from './module-hooks.ts';
import { placeOfFailure } from './place-of-failure.ts';

/**
 * Loads an environment by reference, in this thread.
 *
 * The module may be TypeScript: where this Node cannot run it, `tsx` does. Where it finds no `@sca/core` or `zod`
 * from its own folder, it gets ours, and so does all that it imports. A package is looked for from here and from
 * the working folder.
 *
 * @throws ScaError `ENVIRONMENT_LOAD_FAILED` saying what was found and what to do.
 */
export async function loadEnvironment(reference: EnvironmentReference): Promise<Environment> {
  const module = await importModule(reference);
  const { name, value } = chooseExport(reference, module);
  if (typeof value !== 'function') return value;
  const made = await callExport(reference, { name, make: value });
  if (isEnvironment(made)) return made;
  const found = made === null ? 'null' : `a ${typeof made}`;
  throw environmentLoadFailed(
    reference,
    `its export "${name}" returned ${found}, not what defineEnvironment makes.`,
  );
}

async function importModule(reference: EnvironmentReference): Promise<Record<string, unknown>> {
  const specifier = specifierOf(reference);
  registerFallbacks(specifier);
  if (isTypeScript(specifier)) await registerTypeScript(reference);
  try {
    return await import(specifier);
  } catch (cause) {
    throw environmentLoadFailed(reference, describeImportFailure(reference, specifier, cause), { cause });
  }
}

function specifierOf(reference: EnvironmentReference): string {
  const { module } = reference;
  if (isAbsolute(module)) return pathToFileURL(module).href;
  if (!module.startsWith('.')) return module;
  throw environmentLoadFailed(
    reference,
    'a relative path has no fixed place; give an absolute path or a file URL.',
  );
}

function describeImportFailure(reference: EnvironmentReference, specifier: string, cause: unknown): string {
  const { code, url } = cause as { code?: unknown; url?: unknown };
  const isMissingItself =
    code === 'ERR_MODULE_NOT_FOUND' && (url === specifier || !specifier.startsWith('file:'));
  if (isMissingItself)
    return 'there is no such module. Check the path, or install the package in this folder.';
  return `importing it failed${placeOfFailure(cause, reference.module)}: ${messageOf(cause)}`;
}

interface Factory {
  readonly name: string;
  make(options: unknown): unknown;
}

async function callExport(reference: EnvironmentReference, { name, make }: Factory): Promise<unknown> {
  try {
    return await make(reference.options);
  } catch (cause) {
    const place = placeOfFailure(cause, reference.module);
    throw environmentLoadFailed(reference, `its export "${name}" failed${place}: ${messageOf(cause)}`, {
      cause,
    });
  }
}
