import type { Columns, ColumnType } from '../exporters/column-type.ts';
import type { TrainerRecord } from '../exporters/export-format.ts';
import { toColumnValue, ValueMisfit, type ValueTally } from './column-value.ts';
import { inferColumnType } from './infer-column-type.ts';
import type { WriterListener } from './record-writer.ts';

/** A column of each type, or `infer` where the first records decide. */
export type ColumnPlan = Readonly<Record<string, ColumnType | 'infer'>>;

/** A row group is written when its values have about so many bytes, or so many rows: memory holds one. */
const ROW_GROUP_BYTES = 16 * 1024 * 1024;
const ROW_GROUP_ROWS = 20_000;

interface RowGroup {
  readonly columns: Columns;
  readonly size: number;
  readonly columnData: { readonly name: string; readonly data: unknown[] }[];
}

interface RowRecord {
  readonly record: TrainerRecord;
  readonly rowId: string;
}

/** Gathers records column by column. Until all types are known it keeps the records themselves. */
export class RowGroups {
  readonly #plan: ColumnPlan;
  readonly #listener: WriterListener;
  #columns: Columns | undefined;
  #unread: RowRecord[] = [];
  #rows: Map<string, unknown[]> = new Map();
  #size = 0;
  #bytes = 0;

  constructor(plan: ColumnPlan, listener: WriterListener) {
    this.#plan = plan;
    this.#listener = listener;
    if (!Object.values(plan).includes('infer')) this.#startRows(plan as Columns);
  }

  get isFull(): boolean {
    return this.#bytes >= ROW_GROUP_BYTES || this.#size + this.#unread.length >= ROW_GROUP_ROWS;
  }

  add(row: RowRecord): void {
    if (this.#columns) {
      this.#fit(this.#columns, row);
      return;
    }
    this.#unread.push(row);
    this.#bytes += JSON.stringify(row.record).length;
  }

  take(): RowGroup {
    const columns = this.#columns ?? this.#inferColumns();
    const group = {
      columns,
      size: this.#size,
      columnData: [...this.#rows].map(([name, data]) => ({ name, data })),
    };
    this.#startRows(columns);
    return group;
  }

  #inferColumns(): Columns {
    const records = this.#unread;
    this.#unread = [];
    const entries = Object.entries(this.#plan).map(([name, type]): [string, ColumnType] => [
      name,
      type === 'infer' ? (inferColumnType(records.map(({ record }) => record[name])) ?? 'string') : type,
    ]);
    const columns = Object.fromEntries(entries);
    this.#startRows(columns);
    for (const record of records) this.#fit(columns, record);
    return columns;
  }

  #startRows(columns: Columns): void {
    this.#columns = columns;
    this.#rows = new Map(Object.keys(columns).map((name) => [name, []]));
    this.#size = 0;
    this.#bytes = 0;
  }

  #fit(columns: Columns, row: RowRecord): void {
    const fitted = this.#fittedValues(columns, row);
    if (!fitted) return;
    for (const [name, value] of fitted) this.#rows.get(name)?.push(value);
    this.#size += 1;
  }

  #fittedValues(columns: Columns, { record, rowId }: RowRecord): [string, unknown][] | undefined {
    const tally: ValueTally = { bytes: 0, isPadded: false };
    let isPadded = false;
    try {
      for (const name of Object.keys(record))
        if (!Object.hasOwn(columns, name)) throw new ValueMisfit(name, 'is no column');
      const values = Object.entries(columns).map(([name, type]): [string, unknown] => {
        tally.isPadded = false;
        const value = toColumnValue(type, record[name], { path: name, tally });
        // Members that a fixed type has and a record lacks are the trainer's own optional fields.
        isPadded ||= tally.isPadded && this.#plan[name] === 'infer';
        return [name, value];
      });
      this.#bytes += tally.bytes;
      if (isPadded) this.#listener.onNote('members-padded');
      return values;
    } catch (thrown) {
      if (!(thrown instanceof ValueMisfit)) throw thrown;
      const reason = thrown.isNotUnicode ? 'not-unicode' : 'other-columns';
      this.#listener.onRefused({ reason, detail: thrown.message }, rowId);
      return undefined;
    }
  }
}
