import type { Json, JsonObject } from '@sca/core';
import type { DpoRow, GrpoRow, KtoRow, PpoRow, RftRow } from '../builders/rows.ts';
import type { Columns, ColumnType } from './column-type.ts';
import type { RowIssues } from './row-issues.ts';
import type { Split } from './split-of-task.ts';

/** What is built, and its rows. */
export interface RowsByAlgorithm {
  readonly rft: RftRow;
  readonly dpo: DpoRow;
  readonly kto: KtoRow;
  readonly ppo: PpoRow;
  readonly grpo: GrpoRow;
}

export type Algorithm = keyof RowsByAlgorithm;

/** The kind of file that records lie in. */
export type Container = 'jsonl' | 'parquet';

/** One line or one parquet row, in the names of the trainer. */
export type TrainerRecord = { readonly [column: string]: Json | undefined };

/** What may differ between consumers of one format. A format takes those it names and no others. */
export interface ExportSettings {
  /** Arguments of tool calls as text or as an object. */
  readonly argumentsAs: 'string' | 'object';
  readonly onInvalidArguments: 'skip-record' | 'keep-string' | 'error';
  /** Tools as a list in the record, or as JSON text. */
  readonly toolsAs: 'array' | 'json-string';
  /** What happens to a row of which a trainer would train on more than it should. */
  readonly onTurnWeights: 'refuse' | 'ignore';
  /** What happens to a message that has text and calls where a format holds one of the two. */
  readonly onTextWithCalls: 'refuse' | 'drop-text';
  /** Passed to the chat template of every row. */
  readonly chatTemplateKwargs: JsonObject | null;
  /** Whether the chat template is to open a thinking block. */
  readonly enableThinking: boolean | null;
  /** Names the agent loop that answers a prompt. */
  readonly agentName: string;
  /** Names the data set in files that describe it. */
  readonly datasetName: string;
}

/** What an encoder is told beside the row. */
export interface RowPlace {
  readonly split: Split;
  readonly issues: RowIssues;
}

/**
 * Turns rows into records, one after the other; it may remember what it has seen. An empty list says that an
 * earlier row stands for this one too.
 */
export type Encode<Row> = (row: Row, place: RowPlace) => readonly TrainerRecord[];

/** How one format carries the rows of one algorithm. */
export interface RecordCodec<Row, Carried = unknown> {
  /** Starts an encoder for one build. */
  createEncoder(settings: ExportSettings): Encode<Row>;
  /** Reads a record back: what of the row the record carries, in our names. */
  decode(record: TrainerRecord): Carried;
  /** Types of a parquet file's columns; `infer` marks one whose type follows from the first records. */
  columns(settings: ExportSettings): Readonly<Record<string, ColumnType | 'infer'>>;
}

/** A file beside the data that tells the consumer how to read it. */
interface Sidecar {
  /** Path within the folder. */
  readonly path: string;
  readonly content: string;
}

/** What sidecars are written from. */
export interface SidecarFacts {
  readonly algorithm: Algorithm;
  readonly container: Container;
  readonly settings: ExportSettings;
  readonly files: readonly { readonly path: string; readonly split: Split; readonly rows: number }[];
  readonly columns: Columns;
  /** Sentences and numbers on where the data come from, for readers. */
  readonly origin: DatasetOrigin;
}

/** Where the rows of a data set come from, gathered while they are written. */
export interface DatasetOrigin {
  readonly environments: readonly string[];
  readonly models: readonly string[];
  readonly tasks: number;
}

/** One way to write training data, as one consumer reads it. */
export interface ExportFormat {
  /** As `--format` takes it. */
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly consumer: string;
  /** Kinds of file that the consumer takes, the usual one first. */
  readonly containers: readonly [Container, ...Container[]];
  /** Settings that mean something here, with the value that each container gets if none is given. */
  readonly defaults: (container: Container, algorithm: Algorithm) => Partial<ExportSettings>;
  readonly codecs: { readonly [Name in Algorithm]?: RecordCodec<RowsByAlgorithm[Name]> };
  /** True where half of a surrogate pair does no harm: most readers refuse the whole file for one. */
  readonly takesLoneSurrogates?: true;
  /** Where the file of a split goes. @defaultValue `train.jsonl` and so on */
  readonly pathOf?: (split: Split, container: Container) => string;
  readonly sidecars?: (facts: SidecarFacts) => readonly Sidecar[];
}
