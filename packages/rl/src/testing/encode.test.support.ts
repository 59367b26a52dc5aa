import type {
  Algorithm,
  Container,
  ExportSettings,
  RecordCodec,
  RowsByAlgorithm,
  TrainerRecord,
} from '../exporters/export-format.ts';
import { exportFormats } from '../exporters/export-formats.ts';
import { resolveSettings } from '../exporters/resolve-settings.ts';
import { type Encoding, startEncoding } from '../exporters/start-encoding.ts';

/** How a test encodes. */
export interface EncodeRequest<Name extends Algorithm> {
  readonly format: string;
  readonly algorithm: Name;
  readonly settings?: Partial<ExportSettings>;
  readonly container?: Container;
}

function resolve<Name extends Algorithm>(request: EncodeRequest<Name>) {
  const format = exportFormats.find(({ name }) => name === request.format);
  if (!format) throw new Error(`no format ${request.format}`);
  const container = request.container ?? format.containers[0];
  const { algorithm, settings: given = {} } = request;
  return { format, settings: resolveSettings({ format, algorithm, container, given }) };
}

export function encodingOf<Name extends Algorithm>(
  request: EncodeRequest<Name>,
): Encoding<RowsByAlgorithm[Name]> {
  const split = { validationShare: 0, seed: 0 };
  return startEncoding({ ...resolve(request), algorithm: request.algorithm, split });
}

export function codecOf<Name extends Algorithm>(
  request: EncodeRequest<Name>,
): RecordCodec<RowsByAlgorithm[Name], Record<string, unknown>> {
  return resolve(request).format.codecs[request.algorithm] as RecordCodec<
    RowsByAlgorithm[Name],
    Record<string, unknown>
  >;
}

/** The records of some rows as they lie in a file, why rows were refused, and what was noted. */
export function encodeAll<Name extends Algorithm>(
  request: EncodeRequest<Name>,
  ...rows: RowsByAlgorithm[Name][]
): {
  records: TrainerRecord[];
  refused: Readonly<Record<string, number>>;
  notes: Readonly<Record<string, number>>;
} {
  const encoding = encodingOf(request);
  const records = rows.flatMap((row) => encoding.encode(row).records);
  const { rows: counts, notes } = encoding.report();
  return { records: JSON.parse(JSON.stringify(records)), refused: counts.refused, notes };
}
