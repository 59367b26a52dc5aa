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
  const args = isDict(given) ? given : {};
  const names = keysOf(args);
  if (names.includes('data')) {
    refuse(
      `tau_bench.envs.${domain}.tools.${tool}.${nameOf(signature)} got multiple values for keyword argument 'data'`,
    );
  }
  const unknown = names.find((name) => !parameters.includes(name));
  if (unknown !== undefined) refuse(`${nameOf(signature)} got an unexpected keyword argument '${unknown}'`);
  const missing = parameters.filter((name) => memberOf(args, name) === undefined);
  if (missing.length > 0) refuse(`${nameOf(signature)} ${describeMissing(missing)}`);
  return args;
}

/** The function as exceptions name it: the class is the tool's name in PascalCase. */
function nameOf({ tool }: Signature): string {
  return `${tool.replace(/(?:^|_)(.)/g, (_match, first: string) => first.toUpperCase())}.invoke()`;
}

function describeMissing(missing: readonly string[]): string {
  const count = missing.length;
  return `missing ${count} required positional argument${count > 1 ? 's' : ''}: ${joinNames(missing)}`;
}

function joinNames(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}
