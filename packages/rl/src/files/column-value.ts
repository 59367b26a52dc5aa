import type { ColumnType } from '../exporters/column-type.ts';

/** What is learnt about a value while it is made to fit its column. */
export interface ValueTally {
  /** Rough size in bytes. */
  bytes: number;
  /** A member was absent, or an object empty, and null stands for it. */
  isPadded: boolean;
}

/** A value that does not fit the type of its column. */
export class ValueMisfit extends Error {
  /** True where the type is right and the text is no Unicode. */
  readonly isNotUnicode: boolean;

  constructor(path: string, problem: string, isNotUnicode = false) {
    super(`${path} ${problem}`);
    this.isNotUnicode = isNotUnicode;
  }
}

const SURROGATE = /\p{Surrogate}/u;

/**
 * A value as the parquet writer takes it: whole numbers as bigint, absent members as null.
 *
 * @throws ValueMisfit naming the place: nothing is converted or dropped to make it fit.
 */
export function toColumnValue(
  type: ColumnType,
  value: unknown,
  place: { path: string; tally: ValueTally },
): unknown {
  const { path, tally } = place;
  if (value === null || value === undefined) return null;
  tally.bytes += 8;
  if (type === 'string') {
    if (typeof value !== 'string') throw misfit(path, type, value);
    if (SURROGATE.test(value)) throw new ValueMisfit(path, 'has a lone surrogate', true);
    tally.bytes += value.length;
    return value;
  }
  if (type === 'int64') {
    if (!Number.isSafeInteger(value)) throw misfit(path, type, value);
    return BigInt(value as number);
  }
  if (type === 'double' || type === 'boolean') {
    if (typeof value !== (type === 'double' ? 'number' : 'boolean')) throw misfit(path, type, value);
    return value;
  }
  if ('list' in type) {
    if (!Array.isArray(value)) throw misfit(path, 'list', value);
    return value.map((item, index) => toColumnValue(type.list, item, { path: `${path}[${index}]`, tally }));
  }
  return toStruct(type.struct, value, place);
}

function toStruct(
  members: Readonly<Record<string, ColumnType>>,
  value: unknown,
  { path, tally }: { path: string; tally: ValueTally },
): unknown {
  if (typeof value !== 'object' || Array.isArray(value)) throw misfit(path, 'struct', value);
  const given = value as Record<string, unknown>;
  for (const name of Object.keys(given))
    if (!Object.hasOwn(members, name) && given[name] !== null && !isEmptyObject(given[name]))
      throw new ValueMisfit(`${path}.${name}`, 'is no member of the column');
  const names = Object.keys(members);
  if (names.some((name) => given[name] === undefined) || Object.keys(given).length > names.length)
    tally.isPadded = true;
  return Object.fromEntries(
    names.map((name) => [
      name,
      toColumnValue(members[name] as ColumnType, given[name], { path: `${path}.${name}`, tally }),
    ]),
  );
}

/** Parquet has no type without members. */
function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}

function misfit(path: string, expected: string, value: unknown): ValueMisfit {
  return new ValueMisfit(path, `is ${JSON.stringify(value)?.slice(0, 60)} in a column of ${expected}`);
}
