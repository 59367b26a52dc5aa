import { PythonError } from '../python/python-error.ts';
import type { PythonTool } from './python-tool.ts';

type Callable = Pick<PythonTool, 'name' | 'parameters' | 'className'>;

/** @throws PythonError TypeError in Python's words where a positional call has too few or too many arguments */
export function checkArity(tool: Callable, count: number): void {
  const required = tool.parameters.filter(({ isRest }) => !isRest);
  const hasRest = required.length < tool.parameters.length;
  const missing = required.slice(count).map(({ name }) => `'${name}'`);
  if (missing.length > 0) throw missingArguments(tool, missing);
  if (!hasRest && count > required.length) throw surplusArguments(tool, required.length, count);
}

function missingArguments(tool: Callable, missing: readonly string[]): PythonError {
  const plural = missing.length === 1 ? '' : 's';
  const message = `${qualifiedName(tool)}() missing ${missing.length} required positional argument${plural}: ${listNames(missing)}`;
  return new PythonError('TypeError', message);
}

function listNames(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

function surplusArguments(tool: Callable, taken: number, given: number): PythonError {
  const self = tool.className === undefined ? 0 : 1;
  const plural = taken + self === 1 ? '' : 's';
  const verb = given + self === 1 ? 'was' : 'were';
  const message = `${qualifiedName(tool)}() takes ${taken + self} positional argument${plural} but ${given + self} ${verb} given`;
  return new PythonError('TypeError', message);
}

function qualifiedName({ name, className }: Callable): string {
  return className === undefined ? name : `${className}.${name}`;
}
