export type {
  Algorithm,
  Container,
  ExportFormat,
  ExportSettings,
  RecordCodec,
  RowsByAlgorithm,
  TrainerRecord,
} from './exporters/export-format.ts';
export { exportFormats, formatsFor } from './exporters/export-formats.ts';
export { resolveSettings, type SettingsRequest } from './exporters/resolve-settings.ts';
export { NOTES, type NoteName, REFUSALS, type Refusal, type RefusalReason } from './exporters/row-issues.ts';
export { type Split, type SplitOptions, splitOfTask } from './exporters/split-of-task.ts';
export {
  type Encoding,
  type EncodingRequest,
  type ExportReport,
  startEncoding,
} from './exporters/start-encoding.ts';
