import { DuckDBInstance, type Json } from '@duckdb/node-api';

// DuckDB reads parquet with code of its own. It is no optional dependency: without it these imports, and with them
// the tests, fail.

/** Names and SQL types of a file's columns. */
export async function parquetTypes(path: string): Promise<Record<string, string>> {
  const rows = await query(`DESCRIBE SELECT * FROM read_parquet('${path}')`);
  return Object.fromEntries(rows.map(({ column_name, column_type }) => [column_name, String(column_type)]));
}

/** All rows in order, as JSON: numbers of 64 bits are text there. */
export function parquetRows(path: string): Promise<Record<string, Json>[]> {
  return query(`SELECT * FROM read_parquet('${path}')`);
}

/** Rows of each row group. */
export async function rowGroupSizes(path: string): Promise<number[]> {
  const rows = await query(
    `SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata('${path}') ORDER BY row_group_id`,
  );
  return rows.map(({ row_group_num_rows }) => Number(row_group_num_rows));
}

let instance: Promise<DuckDBInstance> | undefined;

async function query(sql: string): Promise<Record<string, Json>[]> {
  instance ??= DuckDBInstance.create(':memory:');
  const connection = await (await instance).connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
  }
}
