import type { Columns } from '../exporters/column-type.ts';
import type {
  Algorithm,
  Container,
  ExportFormat,
  ExportSettings,
  RecordCodec,
  RowsByAlgorithm,
} from '../exporters/export-format.ts';
import { requireContainer, resolveSettings, usedSettings } from '../exporters/resolve-settings.ts';
import type { Split, SplitOptions } from '../exporters/split-of-task.ts';
import { type Encoding, startEncoding } from '../exporters/start-encoding.ts';
import { attempt, openByteSink } from './byte-sink.ts';
import { type DatasetFolder, openDatasetFolder } from './dataset-folder.ts';
import { currentVersions, type DatasetFile, type DatasetManifest } from './dataset-manifest.ts';
import { openJsonlWriter } from './jsonl-writer.ts';
import { openParquetWriter } from './parquet-writer.ts';
import type { RecordWriter, WriterListener } from './record-writer.ts';

/** What is to be written, and where. */
export interface DatasetRequest<Name extends Algorithm> {
  readonly algorithm: Name;
  readonly format: ExportFormat;
  readonly folder: string;
  /** @defaultValue the format's usual one */
  readonly container?: Container;
  readonly settings?: Partial<ExportSettings>;
  /** @defaultValue everything is for training */
  readonly split?: SplitOptions;
}

/** A data set that is being written. Nothing of it is visible under its name before `finish`. */
export interface DatasetWriter<Row> {
  /** @throws ScaError `DATASET_WRITE_FAILED`, `ARGUMENTS_INVALID` */
  add(row: Row): Promise<void>;
  /**
   * Completes the data set.
   *
   * @param extra Further members of the manifest.
   * @returns the manifest as it is written
   * @throws ScaError `DATASET_WRITE_FAILED`
   */
  finish<Extra extends object>(extra?: Extra): Promise<DatasetManifest & Extra>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

const ALL_FOR_TRAINING: SplitOptions = { validationShare: 0, seed: 0 };

/**
 * Starts a data set in a folder: one file per split, what the consumer needs beside them, and a manifest.
 *
 * @throws ScaError `OPTION_INVALID`, `DATASET_FOLDER_TAKEN`, `DATASET_WRITE_FAILED`
 */
export async function startDataset<Name extends Algorithm>(
  request: DatasetRequest<Name>,
): Promise<DatasetWriter<RowsByAlgorithm[Name]>> {
  const { format, algorithm, split = ALL_FOR_TRAINING } = request;
  const container = request.container ?? format.containers[0];
  requireContainer(format, algorithm, container);
  const place = { format, algorithm, container, given: request.settings ?? {} };
  const settings = resolveSettings(place);
  const folder = await openDatasetFolder(request.folder);
  const encoding = startEncoding({ format, algorithm, settings, split });
  const job: Job = { format, algorithm, container, settings, folder };
  const writers = await openWriters(job, split, encoding);
  return {
    async add(row) {
      const encoded = encoding.encode(row);
      const writer = writers.get(encoded.split) as RecordWriter;
      for (const record of encoded.records) await writer.add(record, row.id);
    },
    async finish<Extra extends object>(extra = {} as Extra) {
      const data = await finishWriters(job, writers);
      const sidecars = await writeSidecars(job, data, encoding);
      const manifest: DatasetManifest & Extra = {
        schema: 'sca.dataset/v1',
        algorithm,
        format: format.name,
        consumer: format.consumer,
        container,
        settings: usedSettings(place),
        split,
        versions: currentVersions(),
        files: [...data, ...sidecars],
        export: encoding.report(),
        ...extra,
      };
      await folder.commit(manifest);
      return manifest;
    },
    async abandon() {
      for (const writer of writers.values()) await writer.abandon().catch(() => {}); // it may be closed already
      await folder.abandon();
    },
  };
}

interface Job {
  readonly format: ExportFormat;
  readonly algorithm: Algorithm;
  readonly container: Container;
  readonly settings: ExportSettings;
  readonly folder: DatasetFolder;
}

async function openWriters(
  job: Job,
  { validationShare }: SplitOptions,
  encoding: Encoding<never>,
): Promise<Map<Split, RecordWriter>> {
  const splits: Split[] = validationShare > 0 ? ['train', 'validation'] : ['train'];
  const listener: WriterListener = { onRefused: encoding.refuseLate, onNote: encoding.noteLate };
  const writers = new Map<Split, RecordWriter>();
  for (const split of splits) writers.set(split, await openWriter(job, split, listener));
  return writers;
}

async function openWriter(job: Job, split: Split, listener: WriterListener): Promise<RecordWriter> {
  const path = await job.folder.partialPath(pathOf(job, split));
  if (job.container === 'parquet') return openParquetWriter(path, listener, columnsOf(job));
  return openJsonlWriter(path, listener, { allowsLoneSurrogates: job.format.takesLoneSurrogates ?? false });
}

async function finishWriters(
  job: Job,
  writers: ReadonlyMap<Split, RecordWriter>,
): Promise<Required<DatasetFile>[]> {
  const files: Required<DatasetFile>[] = [];
  for (const [split, writer] of writers)
    files.push({ path: pathOf(job, split), split, ...(await writer.finish()) });
  return files;
}

async function writeSidecars(
  job: Job,
  files: readonly Required<DatasetFile>[],
  encoding: Encoding<never>,
): Promise<DatasetFile[]> {
  const columns = Object.entries(columnsOf(job)).filter(([, type]) => type !== 'infer');
  const facts = { ...job, files, columns: Object.fromEntries(columns) as Columns, origin: encoding.origin() };
  const written: DatasetFile[] = [];
  for (const { path, content } of job.format.sidecars?.(facts) ?? []) {
    const sink = await openByteSink(await job.folder.partialPath(path));
    await attempt(path, () => sink.write(Buffer.from(content)));
    written.push({ path, ...(await sink.finish()) });
  }
  return written;
}

function pathOf({ format, container }: Job, split: Split): string {
  return format.pathOf?.(split, container) ?? `${split}.${container}`;
}

function columnsOf({ format, algorithm, settings }: Job): ReturnType<RecordCodec<never>['columns']> {
  return (format.codecs[algorithm] as RecordCodec<never>).columns(settings);
}
