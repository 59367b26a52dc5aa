export type { JsonLinesWriter } from './node/json-lines-file.ts';
export { loadEnvironment } from './node/load-environment.ts';
export { type OpenJsonLinesOptions, openJsonLines } from './node/open-json-lines.ts';
export {
  type JsonLine,
  type JsonLinePlace,
  type ReadJsonLinesOptions,
  readJsonLines,
} from './node/read-json-lines.ts';
