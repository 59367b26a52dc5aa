export { jsonLinesError } from './node/json-lines-error.ts';
export type { JsonLinesWriter, RecordPlace } from './node/json-lines-file.ts';
export { loadEnvironment } from './node/load-environment.ts';
export { type OpenJsonLinesOptions, openJsonLines } from './node/open-json-lines.ts';
export { type JsonLine, readJsonLines } from './node/read-json-lines.ts';
export {
  type LinePlace,
  type LineSource,
  type ReadLinesOptions,
  readTextLines,
  type TextLine,
} from './node/read-text-lines.ts';
