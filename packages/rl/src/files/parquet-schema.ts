import type { SchemaElement } from 'hyparquet';
import type { Columns, ColumnType } from '../exporters/column-type.ts';

/**
 * The parquet schema of some columns, as Arrow writes it: everything optional, lists in three levels named `list`
 * and `element`, text as UTF-8.
 */
export function parquetSchema(columns: Columns): SchemaElement[] {
  const elements = Object.entries(columns).flatMap(([name, type]) => elementsOf(name, type));
  return [{ name: 'schema', num_children: Object.keys(columns).length }, ...elements];
}

function elementsOf(name: string, type: ColumnType): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'string')
    return [{ ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } }];
  if (type === 'int64') return [{ ...optional, type: 'INT64' }];
  if (type === 'double') return [{ ...optional, type: 'DOUBLE' }];
  if (type === 'boolean') return [{ ...optional, type: 'BOOLEAN' }];
  if ('list' in type) {
    return [
      { ...optional, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elementsOf('element', type.list),
    ];
  }
  const members = Object.entries(type.struct);
  return [
    { ...optional, num_children: members.length },
    ...members.flatMap(([member, memberType]) => elementsOf(member, memberType)),
  ];
}
