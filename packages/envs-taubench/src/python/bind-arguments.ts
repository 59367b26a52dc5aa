import { refuse } from './python-error.ts';
import { isDict, keysOf, memberOf, type PythonDict, type PythonValue } from './python-value.ts';

/** The function that a call is bound to, as its exception texts name it. */
export interface Signature {
  /** The part of the module path that names the domain: retail or airline. */
  readonly domain: string;
  readonly tool: string;
  readonly parameters: readonly string[];
}

/**
 * Binds keyword arguments to the parameters of `invoke(data, ...)`, as calling the Python function does.
 *
 * No class is checked. The three TypeErrors come in this order: `data` given again, an unknown name, missing ones.
 */
export function bindArguments(signature: Signature, given: PythonValue): PythonDict {
  const { domain, tool, parameters } = signature;
  const className = pascalCase(tool);
  const args = isDict(given) ? given : {};
  const names = keysOf(args);
  if (names.includes('data')) {
    const invoke = `tau_bench.envs.${domain}.tools.${tool}.${className}.invoke()`;
    refuse(`${invoke} got multiple values for keyword argument 'data'`);
  }
  const unknown = names.find((name) => !parameters.includes(name));
  if (unknown !== undefined) refuse(`${className}.invoke() got an unexpected keyword argument '${unknown}'`);
  const missing = parameters.filter((name) => memberOf(args, name) === undefined);
  if (missing.length > 0) refuse(describeMissing(className, missing));
  return args;
}

function describeMissing(className: string, missing: readonly string[]): string {
  const count = missing.length;
  return `${className}.invoke() missing ${count} required positional argument${count > 1 ? 's' : ''}: ${joinNames(missing)}`;
}

function joinNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)(.)/g, (_match, first: string) => first.toUpperCase());
}
