import { PythonOpaque, PythonTuple, type PythonValue } from './python-value.ts';

/** The name of a value's class, as Python's messages show it. */
export function typeName(value: PythonValue): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (value instanceof PythonTuple) return 'tuple';
  if (value instanceof PythonOpaque) return value.type;
  const names: Record<string, string> = { boolean: 'bool', bigint: 'int', number: 'float', string: 'str' };
  return names[typeof value] ?? 'dict';
}
