import type { ColumnType } from '../exporters/column-type.ts';

/**
 * The type that holds most of some JSON values. Objects get the members of all of them; where values of one place
 * have different types, the first one counts, and the others will not fit. Objects without members have no type.
 */
export function inferColumnType(values: readonly unknown[]): ColumnType | undefined {
  return values.reduce<ColumnType | undefined>((known, value) => widen(known, value), undefined);
}

function widen(known: ColumnType | undefined, value: unknown): ColumnType | undefined {
  if (value === null || value === undefined) return known;
  if (Array.isArray(value)) {
    if (known !== undefined && !isList(known)) return known;
    const items = value.reduce<ColumnType | undefined>(widen, known?.list);
    return items === undefined ? known : { list: items };
  }
  if (typeof value === 'object')
    return known === undefined || isStruct(known) ? widenStruct(known, value) : known;
  const found = scalarType(value);
  return known === undefined || (known === 'int64' && found === 'double') ? found : known;
}

function widenStruct(
  known: { struct: Readonly<Record<string, ColumnType>> } | undefined,
  value: object,
): ColumnType | undefined {
  const members: Record<string, ColumnType> = { ...known?.struct };
  for (const [name, member] of Object.entries(value)) {
    const type = widen(Object.hasOwn(members, name) ? members[name] : undefined, member);
    if (type !== undefined) members[name] = type;
  }
  return Object.keys(members).length === 0 ? known : { struct: members };
}

function scalarType(value: unknown): ColumnType {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return Number.isSafeInteger(value) ? 'int64' : 'double';
}

function isList(type: ColumnType): type is { list: ColumnType } {
  return typeof type === 'object' && 'list' in type;
}

function isStruct(type: ColumnType): type is { struct: Readonly<Record<string, ColumnType>> } {
  return typeof type === 'object' && 'struct' in type;
}
