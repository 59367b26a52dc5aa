import type { Environment } from '../environment.ts';
import type { EnvironmentReference } from '../environment-reference.ts';
import { environmentLoadFailed } from './environment-load-failed.ts';

type Module = Readonly<Record<string, unknown>>;
type MakeEnvironment = (options: unknown) => unknown;

/** An export that is an environment or may make one. */
export interface ChosenExport {
  readonly name: string;
  readonly value: Environment | MakeEnvironment;
}

/**
 * Picks the named export, or else the only environment, or else the only function.
 *
 * @throws ScaError `ENVIRONMENT_LOAD_FAILED` listing what the module exports.
 */
export function chooseExport(reference: EnvironmentReference, module: Module): ChosenExport {
  const chosen = reference.export === undefined ? findOnly(reference, module) : findNamed(reference, module);
  if (reference.options === undefined || typeof chosen.value === 'function') return chosen;
  throw environmentLoadFailed(
    reference,
    `options were given, but its export "${chosen.name}" is an environment and takes none. Leave them out, or export a function of options.`,
  );
}

/** Told by its shape: the module may bring its own copy of `@sca/core`. */
export function isEnvironment(value: unknown): value is Environment {
  if (value === null || typeof value !== 'object') return false;
  const { id, tools, toolsByName } = value as Partial<Environment>;
  return typeof id === 'string' && Array.isArray(tools) && toolsByName instanceof Map;
}

function findNamed(reference: EnvironmentReference, module: Module): ChosenExport {
  const name = reference.export as string;
  const value = Object.hasOwn(module, name) ? module[name] : undefined;
  if (isEnvironment(value) || isFunction(value)) return { name, value };
  const problem = value === undefined ? `has no export "${name}"` : `its export "${name}" is no environment`;
  throw environmentLoadFailed(reference, `${problem}; ${listExports(module)}`, { exports: namesIn(module) });
}

function findOnly(reference: EnvironmentReference, module: Module): ChosenExport {
  const environments = exportsOf(module, isEnvironment);
  const found = environments.length > 0 ? environments : exportsOf(module, isFunction);
  if (found.length === 1) return found[0] as ChosenExport;
  const problem = found.length === 0 ? 'it exports no environment' : 'more than one export may be meant';
  throw environmentLoadFailed(reference, `${problem}; ${listExports(module)}`, {
    exports: found.map(({ name }) => name),
  });
}

/** Names that may be given for an environment. */
function namesIn(module: Module): string[] {
  const environments = exportsOf(module, isEnvironment);
  return (environments.length > 0 ? environments : exportsOf(module, isFunction)).map(({ name }) => name);
}

/** Exports of a kind. A value exported under two names (as `default` too) counts once. */
function exportsOf<Value extends ChosenExport['value']>(
  module: Module,
  isKind: (value: unknown) => value is Value,
): ChosenExport[] {
  const nameByValue = new Map<Value, string>();
  for (const [name, value] of Object.entries(module)) {
    if (isKind(value) && !(name === 'default' && nameByValue.has(value))) nameByValue.set(value, name);
  }
  return [...nameByValue].map(([value, name]) => ({ name, value }));
}

function isFunction(value: unknown): value is MakeEnvironment {
  return typeof value === 'function';
}

function listExports(module: Module): string {
  const names = Object.entries(module).map(
    ([name, value]) => `${name} (${isEnvironment(value) ? 'environment' : typeof value})`,
  );
  if (names.length === 0) return 'it exports nothing. Export the result of defineEnvironment.';
  return `it exports ${names.join(', ')}. Name the one that is meant, or export the result of defineEnvironment.`;
}
