import { openByteSink } from './byte-sink.ts';
import type { RecordWriter, WriterListener } from './record-writer.ts';

/** Text that is gathered before it is written. */
const CHUNK_LENGTH = 1024 * 1024;

/** `JSON.stringify` escapes halves of surrogate pairs and nothing else in this way; a pair of backslashes is text. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** What a JSON Lines file may hold. */
export interface JsonlOptions {
  /** False where the reader refuses a whole file for half of a surrogate pair. */
  readonly allowsLoneSurrogates: boolean;
}

/** Starts a JSON Lines file: one record per line. @throws ScaError `DATASET_WRITE_FAILED` */
export async function openJsonlWriter(
  path: string,
  listener: WriterListener,
  { allowsLoneSurrogates }: JsonlOptions,
): Promise<RecordWriter> {
  const sink = await openByteSink(path);
  let waiting: string[] = [];
  let length = 0;
  let rows = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const chunk = Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
    await sink.write(chunk);
  };
  return {
    async add(record, rowId) {
      const line = `${JSON.stringify(record)}\n`;
      if (!allowsLoneSurrogates && line.includes('\\ud') && LONE_SURROGATE.test(line)) {
        listener.onRefused({ reason: 'not-unicode', detail: 'a lone surrogate' }, rowId);
        return;
      }
      waiting.push(line);
      length += line.length;
      rows += 1;
      if (length >= CHUNK_LENGTH) await flush();
    },
    async finish() {
      await flush();
      return { rows, ...(await sink.finish()) };
    },
    abandon: () => sink.abandon(),
  };
}
