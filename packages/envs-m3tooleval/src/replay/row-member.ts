import { ScaError } from '@sca/core';
import type { PythonDict } from '../python/python-dict.ts';
import { isList, type PythonValue } from '../python/python-value.ts';
import { typeName } from '../python/type-name.ts';

/** A row that is no recording of ours: `This row <problem>.` */
export function rowInvalid(problem: string): ScaError {
  return new ScaError('ROW_INVALID', `This row ${problem}.`);
}

/** A member that has to be a text. @throws ScaError `ROW_INVALID` */
export function textMember(row: PythonDict, name: string): string {
  const value = row.get(name);
  return typeof value === 'string' ? value : wrongMember(name, 'a text', value);
}

/** A member that has to be an array. @throws ScaError `ROW_INVALID` */
export function listMember(row: PythonDict, name: string): readonly PythonValue[] {
  const value = row.get(name);
  return value !== undefined && isList(value) ? value : wrongMember(name, 'an array', value);
}

function wrongMember(name: string, wanted: string, value: PythonValue | undefined): never {
  const found = value === undefined ? 'is missing' : `is of type ${typeName(value)}`;
  throw rowInvalid(`needs ${wanted} as its member "${name}", which ${found}`);
}
