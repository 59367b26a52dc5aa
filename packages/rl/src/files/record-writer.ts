import type { TrainerRecord } from '../exporters/export-format.ts';
import type { NoteName, Refusal } from '../exporters/row-issues.ts';

/** One file of records that is being written. */
export interface RecordWriter {
  /** Takes a record of a row; it may be written later. */
  add(record: TrainerRecord, rowId: string): Promise<void>;
  /** Writes what is left and closes the file. @throws ScaError `DATASET_WRITE_FAILED` */
  finish(): Promise<WrittenFile>;
  /** Closes the file as it is. */
  abandon(): Promise<void>;
}

/** What has been written. */
interface WrittenFile {
  readonly rows: number;
  readonly bytes: number;
  /** Lower-case hex, of all bytes. */
  readonly sha256: string;
}

/** Who hears of records that a kind of file cannot hold. */
export interface WriterListener {
  onRefused(refusal: Refusal, rowId: string): void;
  onNote(name: NoteName): void;
}
