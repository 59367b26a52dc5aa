import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { openByteSink } from './byte-sink.ts';
import { parquetSchema } from './parquet-schema.ts';
import type { RecordWriter, WriterListener } from './record-writer.ts';
import { type ColumnPlan, RowGroups } from './row-groups.ts';

/**
 * Starts a parquet file, written row group by row group.
 *
 * A record that does not fit the columns is refused and the others go on; columns marked `infer` get the type that
 * fits the records of the first row group.
 *
 * @throws ScaError `DATASET_WRITE_FAILED`
 */
export async function openParquetWriter(
  path: string,
  listener: WriterListener,
  plan: ColumnPlan,
): Promise<RecordWriter> {
  const sink = await openByteSink(path);
  const bytes = new ByteWriter();
  const groups = new RowGroups(plan, listener);
  let file: ParquetWriter | undefined;
  let rows = 0;
  const drain = async (): Promise<void> => {
    await sink.write(bytes.getBytes().slice());
    bytes.index = 0;
  };
  const writeGroup = async (): Promise<void> => {
    const { columns, size, columnData } = groups.take();
    file ??= new ParquetWriter({ writer: bytes, schema: parquetSchema(columns), createdBy: '@sca/rl' });
    if (size === 0) return;
    await file.write({ columnData, rowGroupSize: size });
    rows += size;
    await drain();
  };
  return {
    async add(record, rowId) {
      groups.add({ record, rowId });
      if (groups.isFull) await writeGroup();
    },
    async finish() {
      await writeGroup();
      await file?.finish();
      await drain();
      return { rows, ...(await sink.finish()) };
    },
    abandon: () => sink.abandon(),
  };
}
