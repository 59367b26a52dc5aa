/** The type of a column or of a part of it. Everything may be null, as in Arrow. */
export type ColumnType =
  | 'string'
  | 'int64'
  | 'double'
  | 'boolean'
  | { readonly list: ColumnType }
  | { readonly struct: Readonly<Record<string, ColumnType>> };

/** Columns by name, in their order in the file. */
export type Columns = Readonly<Record<string, ColumnType>>;

/** A list of messages in the names of the wire, with arguments as text. */
export const MESSAGES: ColumnType = {
  list: {
    struct: {
      role: 'string',
      content: 'string',
      reasoning_content: 'string',
      tool_calls: {
        list: {
          struct: {
            id: 'string',
            type: 'string',
            function: { struct: { name: 'string', arguments: 'string' } },
          },
        },
      },
      tool_call_id: 'string',
      name: 'string',
    },
  },
};

export const TOKEN_IDS: ColumnType = { list: 'int64' };
export const NUMBERS: ColumnType = { list: 'double' };
